import type { deskTexts as english } from '../en/desk-texts.ts'
import type { TextsOf } from '../texts-of.ts'

export const deskTexts: TextsOf<typeof english> = {
  'command.review': 'Prüfen und zurücksetzen',
  'command.copy-evidence': 'Nachweis kopieren',
  'command.copy-evidence-markdown': 'Nachweis als Markdown kopieren',
  'command.report': 'Abbrechen und melden',
  'command.next-caller': 'Nächster Anruf',
  'command.refresh-person': 'Person aktualisieren',

  'desk.title': 'Arbeitsplatz',
  'desk.steps': 'Schritte',
  'desk.step-find': 'Suchen',
  'desk.step-person': 'Person',
  'desk.step-reset': 'Zurücksetzen',
  'desk.step-check': 'Zu klären',

  'link.title': 'Link aus einem anderen Programm',
  'link.person': 'Der Link gilt für „{login}“.',
  'link.ticket': 'Der Link gilt für Ticket {ticket}.',
  'link.both': 'Der Link gilt für „{login}“ und Ticket {ticket}.',
  'link.text':
    'Sie können diesen Anruf jetzt beginnen. Der laufende bleibt unverändert, Sie können zu ihm zurückkehren.',
  'link.begin': 'Anruf beginnen',
  'link.dismiss': 'Ausblenden',
  'find.title': 'Person suchen',
  'find.label': 'Name, E-Mail, Anmeldename oder Personalnummer',
  'find.placeholder': 'Name, E-Mail, Anmeldename',
  'find.clear': 'Suche leeren',
  'find.recent': 'Zuletzt',
  'find.people': 'Personen',
  'find.found': '{count, plural, =0 {noch keine} one {# gefunden} other {# gefunden}}',
  'find.announce': '{count, plural, =0 {Niemand gefunden.} one {# Person gefunden.} other {# Personen gefunden.}}',
  'find.announce-unanswered':
    '{count, plural, =0 {Bisher niemand gefunden.} one {Bisher # Person gefunden.} other {Bisher # Personen gefunden.}} Keine Antwort von: {names}.',
  'find.too-short':
    'Für die Suche in den Systemen noch ein Zeichen eingeben. Zuletzt geöffnete Personen werden schon angezeigt.',
  'find.choose': '{count, number} Personen gefunden. Wählen Sie eine mit den Pfeiltasten aus.',
  'find.filled': 'Aus einem Link übernommen. Zum Suchen die Eingabetaste drücken.',
  'find.held-back': '{name} begrenzt die Anfragen; die Suche wird gleich fortgesetzt',
  'find.asking': 'Suche in {name}',
  'find.unanswered': '{name}: {problem}.',
  'find.none-answers':
    'Kein System antwortet ({problem}). Zuletzt geöffnete Personen lassen sich weiter ansehen, aber nicht zurücksetzen.',
  'find.others-complete': 'Die anderen Systeme sind nicht betroffen.',
  'find.more':
    'In {name} gibt es mehr als {count, number} Treffer. Geben Sie mehr vom Namen oder einen Anmeldenamen ein.',
  'find.narrowed':
    'Die Ergebnisse aus {name} sind möglicherweise unvollständig. Versuchen Sie es mit dem vollständigen Anmeldenamen oder der E-Mail-Adresse.',
  'find.unreadable':
    '{count, plural, one {# Eintrag aus {name} ist nicht lesbar und wird nicht angezeigt.} other {# Einträge aus {name} sind nicht lesbar und werden nicht angezeigt.}}',
  'find.nobody-title': 'Niemand gefunden für „{text}“',
  'find.nobody-text':
    'Versuchen Sie es mit Anmeldename, E-Mail-Adresse oder Personalnummer oder mit einem kürzeren Teil des Namens. Durchsucht: {names}.',
  'find.recents-not-read':
    'Bis dahin werden zuletzt geöffnete Personen nicht angezeigt. Die Suche funktioniert trotzdem.',
  'find.no-directory-title': 'Kein Verzeichnis verbunden',
  'find.no-directory-text':
    'In einem Ticketsystem allein lassen sich keine Personen suchen. Verbinden Sie ein System, das Personen kennt.',
  'find.no-recents-title': 'Noch niemand geöffnet',
  'find.no-recents-text':
    'Geöffnete Personen bleiben hier eine Zeit lang stehen und lassen sich auch ansehen, wenn ein System ausfällt.',
  'find.seen': 'geöffnet {ago}',
  'find.disabled': 'deaktiviert',
  'find.disabled-in': '{count, plural, =1 {deaktiviert in {name}} other {in # Systemen deaktiviert}}',
  'find.locked': 'gesperrt',
  'find.number': 'Nr. {number}',
  'find.unfinished': 'Nicht abgeschlossen',
  'find.look-alike': 'Name kommt mehrfach vor',

  'person.none-title': 'Wer ruft an?',
  'person.none-text':
    'Suchen Sie nach Name, E-Mail oder Anmeldename. Bei gleichen Namen vergleichen Sie Anmeldename, Abteilung und System.',
  'person.none-key-find': 'Von überall suchen',
  'person.none-key-move': 'In der Liste bewegen',
  'person.none-key-open': 'Öffnen',
  'person.manager': 'Führungskraft: {name}',
  'person.logins': 'Anmeldenamen',
  'person.locked': 'Gesperrt',
  'person.locked-in': 'Gesperrt in {name}',
  'person.disabled': 'Deaktiviert',
  'person.disabled-everywhere': 'In allen Systemen deaktiviert',
  'person.state-in': '{state} in {name}',
  'person.deleted': 'Gelöscht',
  'person.deleted-in': 'Gelöscht in {name}',
  'person.expired': 'Abgelaufen am {date}',
  'person.expired-in': 'Abgelaufen am {date} in {name}',
  'person.opened': '{name} geöffnet. {count, plural, one {# Konto} other {# Konten}}.',
  'person.read': '{methods, plural, =0 {Keine Methoden.} one {# Methode.} other {# Methoden.}}',
  'person.read-in-part':
    '{methods, plural, =0 {Keine Methoden gelesen.} one {# Methode gelesen.} other {# Methoden gelesen.}} Keine Antwort von: {names}.',

  'next.done': 'Bereit für den nächsten Anruf',
  'next.undo': 'Rückgängig',
  'next.told': 'Bereit für den nächsten Anruf. {keys} holt den letzten zurück.',

  'flags.title-bad': 'Warnzeichen bei dieser Person',
  'flags.title-warn': 'Kürzlich zurückgesetzt',
  'flags.title-contact': 'Kürzlich geändert',
  'flags.announce-bad':
    '{count, plural, one {# Warnzeichen} other {# Warnzeichen}} bei dieser Person, unter dem Namen.',
  'flags.announce-warn':
    '{count, plural, one {# Zurücksetzung} other {# Zurücksetzungen}} bei dieser Person in den letzten 30 Tagen, unter dem Namen aufgeführt.',
  'flags.announce-contact':
    '{count, plural, one {# Telefon} other {# Telefone}} dieser Person kürzlich geändert, unter dem Namen aufgeführt.',
  'flags.phone':
    '„{label}“ wurde eingerichtet oder geändert: {time}. Das kann die anrufende Person gewesen sein – prüfen Sie die Identität auf anderem Weg.',
  'flags.reported': '{time}: {agent} hat einen Anruf zu dieser Person als verdächtig gemeldet: „{reason}“',
  'flags.refused-rejected': '{time}: Anruferprüfung auf dem Gerät abgelehnt ({label}). Bearbeitet von {agent}.',
  'flags.refused-wrong-answer':
    '{time}: Anruferprüfung ohne richtige Antwort beendet ({label}). Bearbeitet von {agent}.',
  'flags.reset': '{time}: {effects}, durch {agent}. {outcome}.',
  'flags.lost':
    '„{label}“ ist zum Entfernen markiert, hat aber eine Prüfung bestanden: {time}. Wer das Gerät verloren hat, hätte sie nicht bestehen können. Fragen Sie noch einmal, was verloren ist.',
  'flags.show-all': '{count, plural, one {Im Verlauf anzeigen} other {Alle # im Verlauf anzeigen}}',

  'limits.left-agent-hour': 'Sie können in dieser Stunde noch {left, plural, one {# Mal} other {# Mal}} zurücksetzen.',
  'limits.left-agent-day':
    'Sie können innerhalb von 24 Stunden noch {left, plural, one {# Mal} other {# Mal}} zurücksetzen.',
  'limits.left-person-month':
    'Diese Person kann innerhalb von 30 Tagen noch {left, plural, one {# Mal} other {# Mal}} zurückgesetzt werden.',
  'limits.left-cool-down': 'Diese Person kann derzeit nicht zurückgesetzt werden.',
  'limits.none-agent-hour': 'Sie können in dieser Stunde nicht mehr zurücksetzen. Wieder möglich: {until}.',
  'limits.none-agent-day': 'Sie können innerhalb von 24 Stunden nicht mehr zurücksetzen. Wieder möglich: {until}.',
  'limits.none-person-month':
    'Diese Person kann innerhalb von 30 Tagen nicht mehr zurückgesetzt werden. Wieder möglich: {until}.',
  'limits.none-cool-down':
    'Diese Person kann nicht zurückgesetzt werden bis: {until}. Eine Prüfung wurde abgelehnt oder ein Anruf gemeldet.',

  'report.title': 'Abbrechen und diesen Anruf zu {name} melden?',
  'report.text':
    'Es wird nichts zurückgesetzt; Auswahl und Prüfungen für diese Person werden verworfen. Alle, die diesen Verlauf nutzen, sehen die Meldung.',
  'report.reason': 'Was war verdächtig?',
  'report.reason-hint': 'Ein Satz für alle, die den nächsten Anruf annehmen.',
  'report.cancel': 'Anruf fortsetzen',
  'report.send': 'Abbrechen und melden',
  'report.done': 'Der Anruf wurde gemeldet. Es wurde nichts zurückgesetzt.',

  'account.title': '{system} · {name}',
  'account.as-of': 'Stand {time}',
  'account.reading': 'wird gelesen',
  'account.waiting': 'Das System begrenzt die Anfragen bis {when}',
  'account.refresh': '{name} aktualisieren',
  'account.snapshot': 'Zuletzt gelesen {ago}. Zurücksetzen ist nicht möglich, bis {name} antwortet.',
  'account.off': 'Zurücksetzen ist nicht möglich, bis {name} antwortet.',
  'account.asked-again': 'Wird automatisch wiederholt.',
  'account.off-kept': 'Zuletzt gelesen {ago}.',
  'account.factors': 'Methoden in {name}',
  'account.no-factors': '{system} führt für dieses Konto keine Methoden auf.',
  'account.not-disclosed': '{system} zeigt nicht, welche Methoden dieses Konto hat.',
  'account.may-be-incomplete': 'Möglicherweise werden nicht alle Methoden angezeigt.',
  'account.may-be-incomplete-all':
    'Möglicherweise werden nicht alle Methoden angezeigt. „Alle Methoden zurücksetzen“ entfernt auch die übrigen.',
  'account.enrolled': 'eingerichtet am {date}',
  'account.not-removable': 'lässt sich hier nicht einzeln entfernen',
  'account.unknown-factor': 'dieser Version nicht bekannt, daher hier nicht zurücksetzbar',
  'account.unknown-removable': 'dieser Version nicht bekannt',
  'account.recovery-stays': 'die Nummer bleibt für die Kontowiederherstellung',
  'account.covered': 'in „Alle Methoden zurücksetzen“ enthalten',
  'account.service-possible':
    '{system} zeigt nicht, welche Methoden es gibt, kann aber versuchen, alle zurückzusetzen.',
  'account.service-unknown':
    '{system} zeigt nicht, ob dieses Konto {service} hat. Sie können das Zurücksetzen trotzdem versuchen.',
  'account.service-not-possible': '{system} kann {service} für dieses Konto nicht zurücksetzen.',
  'account.all': 'Alle Methoden zurücksetzen',
  'account.all-possible': 'Entfernt alle Methoden; die Person richtet sie bei der nächsten Anmeldung neu ein.',
  'account.all-unknown':
    '{system} zeigt nicht, ob etwas eingerichtet ist. Sie können das Zurücksetzen trotzdem versuchen.',
  'account.all-not-possible': '{system} kann dieses Konto nicht zurücksetzen.',
  'account.all-role-too-low':
    'Diese Verbindung kann in {system} Personen suchen, aber nicht zurücksetzen: Ihre Rolle reicht nicht aus.',
  'account.all-own-account':
    'Diese Verbindung meldet sich mit diesem Konto an. Setzen Sie seine Methoden direkt in {system} zurück, im Profil des Kontos.',
  'account.all-account-deleted': 'Dieses Konto ist in {system} gelöscht; es gibt nichts zurückzusetzen.',
  'account.all-account-state-forbids':
    'In diesem Zustand eines Kontos zeigt {system} keine Methoden an und setzt keine zurück.',
  'account.details-failed': 'Die Kontodetails konnten nicht aktualisiert werden: {problem}.',

  'account.group': 'wird zusammen mit {labels} entfernt',
  'account.not-checkable': 'für die Anruferprüfung nicht geeignet',
  'account.not-checkable-locked': 'für die Anruferprüfung nicht nutzbar, solange das Konto gesperrt ist',
  'account.not-checkable-disabled': 'für die Anruferprüfung nicht nutzbar, solange das Konto deaktiviert ist',
  'account.usable': 'Noch nutzbar',
  'account.checked': 'Identität geprüft um {time}',
  'account.check': 'Identität prüfen',
  'account.check-with': 'Identität prüfen mit {label}, {name}',
  'account.left-first':
    'Möglicherweise noch nutzbar: {labels}. Entfernen Sie nur, was verloren ist; „Alle Methoden zurücksetzen“ entfernt alles.',
  'account.additional-actions': 'Weitere Aktionen',
  'account.end-sessions': 'Überall abmelden',
  'account.end-sessions-detail': 'Beendet alle Sitzungen, widerruft App-Token und vergisst gemerkte Geräte.',
  'account.unlock': 'Konto entsperren',
  'account.unlock-detail': 'Die Person kann sich wieder mit dem aktuellen Kennwort anmelden.',
  'account.unlock-elsewhere':
    'Dieses Konto ist gesperrt und stammt aus einem Verzeichnis, {system} kann es nicht entsperren. Entsperren Sie es dort.',
  'account.temporary-access-code': 'Befristeter Zugangscode',
  'account.temporary-access-code-detail':
    'Ein Code für eine einmalige Anmeldung. Er wird Ihnen nur einmal angezeigt, in einem eigenen Fenster.',

  'check.title': 'Identität prüfen',
  'check.no-way': 'Die Identität lässt sich gerade nicht prüfen.',
  'check.title-approver': '{name} um Freigabe bitten',
  'check.push-approver': 'Die Anfrage geht an das Gerät der freigebenden Person und wird dort bestätigt.',
  'check.number-approver': 'Nennen Sie der freigebenden Person diese Nummer',
  'check.number-how-approver':
    'Melden Sie sich selbst bei ihr, nie über die anrufende Person. Die Nummer wird auf dem Gerät ausgewählt.',
  'check.approved': '{name} hat freigegeben. Gilt für diese Zurücksetzung, fünfzehn Minuten lang.',
  'check.rejected-text-approver':
    '{name} hat abgelehnt. Setzen Sie nichts zurück und sprechen Sie miteinander. Das wird im Verlauf festgehalten.',
  'check.with': '{label}, {name}',
  'check.others': 'Andere Methoden',
  'check.beginning': 'Anfrage wird gesendet …',
  'check.beginning-code': 'Prüfung wird vorbereitet …',
  'check.number': 'Lesen Sie der anrufenden Person diese Nummer vor',
  'check.number-how': 'Sie wird auf dem Gerät ausgewählt.',
  'check.code-on-device':
    'Die Anfrage auf dem Gerät zeigt einen Code. Bitten Sie die anrufende Person, ihn Ihnen vorzulesen und die Anfrage zu bestätigen.',
  'check.code-on-device-approver':
    'Die Anfrage auf dem Gerät der freigebenden Person zeigt einen Code. Melden Sie sich selbst bei ihr, nie über die anrufende Person, und bitten Sie sie, Ihnen den Code vorzulesen und die Anfrage zu bestätigen.',
  'check.code-kept': 'Wird auf diesem Computer verglichen und nicht gespeichert.',
  'check.code-right': 'Der Code stimmt. Bitten Sie die anrufende Person, die Anfrage auf dem Gerät zu bestätigen.',
  'check.code-right-approver':
    'Der Code stimmt. Bitten Sie die freigebende Person, die Anfrage auf dem Gerät zu bestätigen.',
  'check.confirmed-on-device': 'Auf dem Gerät bestätigt. Es fehlt noch der Code.',
  'check.push': 'Bitten Sie die anrufende Person, die Anfrage auf dem Gerät zu bestätigen.',
  'check.waiting': 'Warten auf das Gerät',
  'check.left': 'noch {minutes, number}:{seconds}',
  'check.over-soon': 'Die Zeit ist um. Warten auf die Bestätigung des Systems.',
  'check.code-sent': 'Ein Code wurde gesendet. Lassen Sie ihn sich vorlesen; lesen Sie selbst nie einen Code vor.',
  'check.code-shown': 'Lassen Sie sich den Code vorlesen, den das Gerät jetzt anzeigt.',
  'check.code': 'Code',
  'check.question': 'Lesen Sie der anrufenden Person diese Frage vor',
  'check.answer': 'Antwort',
  'check.answer-kept': 'Wird an das System gesendet und nicht gespeichert.',
  'check.practice-code': 'In der Übung wird immer 024681 vorgelesen.',
  'check.practice-answer': 'In der Übung lautet die Antwort immer „practice“.',
  'check.send': 'Prüfen',
  'check.cancel': 'Prüfung abbrechen',
  'check.close': 'Schließen',
  'check.again': 'Neue Prüfung starten',
  'check.tries-left':
    '{count, plural, one {Das war nicht richtig. Noch # Versuch.} other {Das war nicht richtig. Noch # Versuche.}}',
  'check.passed': 'Identität geprüft mit {label} um {time}, gültig für diese Zurücksetzung bis {until}',
  'check.rejected-title': 'Die Anfrage wurde auf dem Gerät abgelehnt',
  'check.rejected-text':
    'Wer das Gerät hat, hat abgelehnt. Möglicherweise ruft jemand anderes an: Setzen Sie nichts zurück, beenden Sie den Anruf und melden Sie ihn. Das wird im Verlauf festgehalten.',
  'check.wrong-title': 'Die anrufende Person konnte nicht richtig antworten',
  'check.wrong-text':
    'Damit ist nichts nachgewiesen. Prüfen Sie die Identität auf anderem Weg, bevor Sie etwas zurücksetzen. Das wird im Verlauf festgehalten.',
  'check.wrong-text-confirmed':
    'Die Anfrage wurde trotzdem auf dem Gerät bestätigt: Möglicherweise hat jemand bestätigt, was er nicht angefordert hat. Setzen Sie nichts zurück und erreichen Sie die Person auf anderem Weg. Das wird im Verlauf festgehalten.',
  'check.wrong-title-approver': '{name} konnte den Code nicht richtig vorlesen',
  'check.wrong-text-approver': 'Damit ist nichts freigegeben. Das wird im Verlauf festgehalten.',
  'check.expired-title': 'Keine Antwort innerhalb der Frist',
  'check.expired-text':
    'Das beweist weder das eine noch das andere. Die Anfrage wird nicht automatisch erneut gesendet.',
  'check.cancelled-title': 'Prüfung abgebrochen',
  'check.cancelled-text': 'Damit ist nichts nachgewiesen.',
  'check.failed-title': 'Das System hat kein Ergebnis geliefert',
  'check.announce-number': 'Lesen Sie der anrufenden Person die Nummer {code} vor.',

  'kind.authenticator-app': 'Authentifizierungs-App',
  'kind.push': 'Push-Gerät',
  'kind.sms': 'SMS',
  'kind.call': 'Anruf',
  'kind.email': 'E-Mail',
  'kind.question': 'Sicherheitsfrage',
  'kind.security-key': 'Sicherheitsschlüssel',
  'kind.token': 'Token',
  'kind.other': 'Methode',

  'known.title': 'Wer ruft an?',
  'known.tier.standard': 'Standard',
  'known.tier.sensitive': 'Sensibel',
  'known.tier.privileged': 'Privilegiert',
  'known.because-named': 'In den Regeln dieses Helpdesks genannt.',
  'known.because-group': 'Mitglied von {group}.',
  'known.because-administrator': 'Administratorkonto in einem verbundenen System.',
  'known.because-unknown': 'Kein System zeigt, ob diese Person Administratorrechte hat.',
  'known.because-groups-unknown':
    'Die Regeln nennen Gruppen, aber ein System zeigt nicht alle Gruppen dieser Person: Überlegen Sie, um wen es geht.',
  'known.needs':
    '{second, select, yes {{count, plural, one {Nötig: Freigabe durch eine zweite Person und ein Nachweis{including}.} other {Nötig: Freigabe durch eine zweite Person und # verschiedene Nachweise{including}.}}} other {{count, plural, =0 {Kein Nachweis nötig.} one {Ein Nachweis nötig{including}.} other {# verschiedene Nachweise nötig{including}.}}}}',
  'known.needs-or-reason':
    '{count, plural, =0 {Kein Nachweis nötig.} one {Ein Nachweis nötig{including}, sonst der Grund, warum es keinen gibt.} other {# verschiedene Nachweise nötig{including}, sonst der Grund, warum es keine gibt.}}',
  'known.including': '{count, plural, one {: {kinds}} other {, davon einer: {kinds}}}',
  'known.missing': '{count, plural, one {Ein Nachweis fehlt.} other {# Nachweise fehlen.}}',
  'known.missing-including':
    '{count, plural, one {Ein Nachweis fehlt: {kinds}.} other {# Nachweise fehlen, davon einer: {kinds}.}}',
  'known.fault.too-few-kinds':
    'Personen dieser Stufe können hier nicht zurückgesetzt werden: Dafür sind {count, number} Arten von Nachweisen nötig, und dieser Helpdesk akzeptiert {accepted, number}.',
  'known.fault.kind-not-accepted':
    'Personen dieser Stufe können hier nicht zurückgesetzt werden: Dieser Helpdesk akzeptiert keinen der nötigen Nachweise.',
  'known.kind.factor-challenge': 'Prüfung mit einer verbliebenen Methode',
  'known.kind.call-back': 'Rückruf',
  'known.kind.manager': 'Führungskraft',
  'known.kind.live-video': 'Live-Video',
  'known.kind.in-person': 'persönlich',
  'known.confirmed': 'Geprüft: {proof}, {time}. Gültig bis {until}.',
  'known.stated': 'Von Ihnen angegeben: {proof}, {time}. Gültig bis {until}.',
  'known.take-back': 'Zurücknehmen: {proof}',
  'known.add': 'Eigene Prüfung hinzufügen',
  'known.add-call-back': 'Rückruf …',
  'known.add-manager': 'Führungskraft …',
  'known.add-live-video': 'Live-Video …',
  'known.add-in-person': 'Persönlich …',
  'known.no-proof':
    'Geburtsdatum, Personalnummer, letzte Ziffern oder eine vertraute Stimme beweisen nichts: Das können auch andere wissen.',
  'known.how-call-back':
    'Legen Sie auf, rufen Sie eine Nummer aus dem Verzeichnis an und hören Sie, wer abhebt. Eine am Telefon genannte Nummer beweist nichts.',
  'known.how-manager':
    'Wenden Sie sich auf einem im Unternehmen registrierten Weg an die Führungskraft aus dem Verzeichnis und fragen Sie, ob alles seine Richtigkeit hat.',
  'known.how-live-video': 'Vergleichen Sie das Gesicht live mit dem Ausweis. Speichern Sie kein Bild.',
  'known.how-in-person': 'Vergleichen Sie das Gesicht hier am Platz mit dem Ausweis.',
  'known.number': 'Die Person hat geantwortet unter',
  'known.phone.mobile': 'Mobil',
  'known.phone.work': 'Büro',
  'known.phone.other': 'Andere',
  'known.manager': '{manager} hat es bestätigt',
  'known.way.work-phone': 'Über das Diensttelefon',
  'known.way.company-chat': 'Im Firmenchat',
  'known.way.in-person': 'Persönlich',
  'known.document': 'Ausweis',
  'known.document.company-badge': 'Firmenausweis',
  'known.document.identity-card': 'Personalausweis',
  'known.document.passport': 'Reisepass',
  'known.document.driving-licence': 'Führerschein',
  'known.second-missing': 'Eine zweite Person muss freigeben.',
  'known.second-find': 'Freigebende Person suchen',
  'known.second-none':
    'Die Regeln nennen niemanden, den ein verbundenes System fragen kann; Personen dieser Stufe können hier nicht zurückgesetzt werden.',
  'known.second-ask': '{name} mit {label} fragen',
  'known.approved': 'Freigegeben: {name}, {time}. Gültig bis {until}.',
  'known.state': 'Prüfung eintragen',
  'known.cancel': 'Abbrechen',
  'known.unchecked': 'Nicht geprüft, weil',
  'known.unchecked-text': 'Steht im Verlauf und im Nachweis.',

  'plan.title': 'Plan',
  'plan.empty': 'Noch nichts ausgewählt. Wählen Sie aus, was verloren ging.',
  'plan.no-person':
    'Öffnen Sie eine Person, um eine Zurücksetzung zu planen. Ticket und Grund können Sie jederzeit eingeben.',
  'plan.offline':
    'Zurücksetzen ist nicht möglich, bis wieder eine Antwort von {names} kommt. Ihre Auswahl bleibt erhalten.',
  'plan.resets-off': 'Zurücksetzen ist nicht möglich. {reason}: Ohne Aufzeichnung beginnt keine Zurücksetzung.',
  'plan.where': '{system} · {name}',
  'plan.ticket': 'Ticket',
  'ticket.looking': 'Ticket wird gesucht …',
  'ticket.again': 'Erneut suchen',
  'ticket.failed': 'Nicht gesucht. {reason}.',
  'ticket.moved': 'Die Nummer ist jetzt {number}.',
  'ticket.nobody-named': 'eine andere Person',
  'ticket.verdict.same-person': '{state}, für diese Person.',
  'ticket.verdict.nobody-open': '{state}, für {person}.',
  'ticket.verdict.cannot-compare': '{state}. Nicht bekannt, ob es für diese Person ist.',
  'ticket.verdict.closed': 'Dieses Ticket ist nicht mehr offen: {state}.',
  'ticket.verdict.for-somebody-else': 'Dieses Ticket ist für jemand anderen: {person}. {state}.',
  'ticket.verdict.not-found': 'Nicht gefunden oder für MFA Desk nicht sichtbar.',
  'ticket.verdict.no-number': 'Kein verbundenes Ticketsystem verwendet solche Nummern.',
  'plan.reason': 'Grund',
  'plan.afterwards': 'Danach',
  'plan.review':
    '{count, plural, =0 {Zurücksetzen …} one {# Eintrag zurücksetzen …} other {# Einträge zurücksetzen …}}',
  'plan.locked': 'Gesperrt, bis der fehlende Nachweis oben vorliegt.',
  'plan.held-checking': 'Eine Anruferprüfung läuft. Warten Sie das Ende ab oder brechen Sie sie ab.',
  'plan.held-rejected': 'Die Prüfung wurde auf dem Gerät abgelehnt. Schließen Sie die Warnung, um fortzufahren.',
  'plan.preparing': 'Zustand wird erneut gelesen …',
  'plan.confirming': 'Warten auf Ihre Bestätigung …',
  'plan.changes': 'Betrifft',
  'plan.next-caller': 'Nächster Anruf',

  'run.title-running': 'Zurücksetzung läuft',
  'run.title-done': 'Ergebnis',
  'run.confirm-text':
    'Bestätigen Sie im eigenen Fenster. Mit „Abbrechen“ kehren Sie zum Plan zurück; nichts geht verloren.',
  'run.progress': '{done} von {count} Schritten',
  'run.checking': 'Zustand wird erneut gelesen',
  'run.running-text': 'Sie läuft weiter, auch wenn Sie diese Ansicht verlassen.',
  'run.held-back': '{name} begrenzt die Anfragen bis {when}. Danach geht es automatisch weiter.',
  'run.stop': 'Nicht länger warten',
  'run.stop-one': 'Nicht länger auf {name} warten',
  'run.stop-text':
    'Dann entfallen dort die Schritte, die noch nicht gesendet sind, und können wiederholt werden. Andere Verbindungen laufen weiter.',
  'run.stop-checking-text':
    'Die Schritte sind erledigt. Nur ihr Ergebnis in {name} wird dann nicht noch einmal gelesen.',
  'run.server-words': 'Meldung von {system}',
  'run.read-again': 'Erneut gelesen um {time}',
  'run.next': 'Nächste Schritte',
  'run.copy': 'Nachweis kopieren',
  'run.copy-markdown': 'Nachweis als Markdown kopieren',
  'run.copied-markdown-announce': 'Der Nachweis ist als Markdown in der Zwischenablage.',
  'run.copied': 'Nachweis kopiert',
  'run.copied-announce': 'Der Nachweis ist in der Zwischenablage.',
  'run.retry':
    '{count, plural, one {Fehlgeschlagenen Schritt wiederholen} other {# fehlgeschlagene Schritte wiederholen}}',
  'run.check-now': 'Jetzt prüfen',
  'run.back': 'Zurück zum Plan',
  'run.last': 'Letztes Ergebnis',
  'run.other': 'Zurücksetzung für {name}: {state}',
  'run.other-show': 'Anzeigen',
  'run.other-running': 'läuft',
  'run.ended': 'Beendete Zurücksetzungen',
  'run.ended-refused': 'Die Zurücksetzung für {name} wurde nicht gestartet: {reason}.',
  'run.ended-show': 'Am Arbeitsplatz anzeigen',
  'run.announce-step': '{name}, {effects}: {state}.',
  'run.announce-again': '{name}: {lines}',
  'run.announce-done': 'Zurücksetzung für {name}: {outcome}.',
  'run.level-information': 'Information',
  'run.level-warning': 'Warnung',
  'run.level-error': 'Fehler',

  'advice.unknown':
    'Nicht wiederholen: Möglicherweise ist es schon geschehen. Wählen Sie „Jetzt prüfen“ und warten Sie die Antwort ab.',
  'advice.unknown-gone':
    'Die Antwort ging verloren, aber der aktuelle Zustand zeigt, dass es geschehen ist. Nicht wiederholen.',
  'advice.unknown-still-there':
    'Die Antwort ging verloren, und bisher hat sich nichts geändert. Zeigt „Jetzt prüfen“ in einer Minute dasselbe, planen Sie die Zurücksetzung erneut.',
  'advice.unknown-cannot-tell':
    'Das System zeigt nicht, ob es geschehen ist. Bitten Sie die Person, sich anzumelden: Wird sie aufgefordert, Methoden neu einzurichten, ist es geschehen.',
  'advice.pending':
    'Die Anforderung wartet im System auf Freigabe. Die Methoden bleiben unverändert, bis sie dort freigegeben wird.',
  'advice.failed':
    'Bei jedem fehlgeschlagenen Schritt stehen der Grund und der jetzige Zustand. Fehlgeschlagene Schritte können einzeln wiederholt werden.',
  'advice.refused':
    'Ein neuer Versuch würde wieder abgelehnt. Geben Sie es an die Stelle weiter, die das System nennt, oder an dessen Administration.',
  'advice.still-there':
    'Das System meldet Erfolg, zeigt die Methode aber noch an. Verzeichnisse brauchen manchmal länger: Aktualisieren Sie die Person in einer Minute.',
  'advice.removed': 'Bitten Sie die Person, sich anzumelden und auf dem neuen Gerät neu einzurichten: {labels}.',
  'advice.all':
    '{count, plural, =0 {Bitten Sie die Person, sich anzumelden: Alle Methoden werden neu eingerichtet.} other {Bitten Sie die Person, sich bei {systems} anzumelden: Dort werden alle Methoden neu eingerichtet.}}',
  'advice.service':
    'Bitten Sie die Person, sich auf dem neuen Telefon bei {labels} anzumelden und die Authentifizierungs-App neu einzurichten.',
  'advice.end-sessions':
    'Die Person ist überall abgemeldet und muss sich neu anmelden. Apps auf dem Telefon funktionieren eventuell noch einige Minuten weiter.',
  'advice.unlock': 'Das Konto ist entsperrt: Bitten Sie die Person, sich erneut anzumelden.',
  'advice.temporary-access-code':
    'Nennen Sie den Code nur in dem Anruf, den Sie geprüft haben. Er wurde einmal angezeigt; ist er verloren, erstellen Sie einen neuen.',
  'advice.no-change': 'Es gab nichts zu ändern: Der Zustand war bereits wie gewünscht.',

  'settlement.lead': 'Weiß es die anrufende Person? Halten Sie es als Ihre Angabe fest:',
  'settlement.done': 'Wurde zurückgesetzt',
  'settlement.not-done': 'Wurde nicht zurückgesetzt',

  'questions.title':
    '{count, plural, one {# frühere Zurücksetzung mit unbekanntem Ergebnis} other {# frühere Zurücksetzungen mit unbekanntem Ergebnis}}',
  'questions.text':
    'Die Antwort ging verloren; ob zurückgesetzt wurde, ist nicht bekannt. Prüfen Sie das, bevor Sie erneut zurücksetzen.',
}
