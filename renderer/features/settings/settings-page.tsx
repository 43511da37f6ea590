/** The settings: saved as they are changed, each saying so in its place. */
import { useEffect } from 'react'
import { ErrorNotice } from '../../components/notice.tsx'
import { Page, PageHeader } from '../../components/page-header.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useText } from '../../messages/use-text.ts'
import { AppearanceSection } from './appearance-section.tsx'
import { ApproversSection } from './approvers-section.tsx'
import { ComputerSection } from './computer-section.tsx'
import { HistorySection } from './history-section.tsx'
import { LimitsSection } from './limits-section.tsx'
import { NoticesSection } from './notices-section.tsx'
import { OffersSection } from './offers-section.tsx'
import { ProofsSection } from './proofs-section.tsx'
import { RecentsSection } from './recents-section.tsx'
import { RecordSection } from './record-section.tsx'
import { RulesSection } from './rules-section.tsx'
import { settingsStore, useSettings } from './settings-state.ts'
import { UpdatesSection } from './updates-section.tsx'
import { YouSection } from './you-section.tsx'
import styles from './settings.module.css'

export function SettingsPage() {
  const t = useText()
  const form = useSettings((state) => state.form)
  const error = useSettings((state) => state.readError)
  const { load, leaveScreen } = settingsStore.getState()
  useEffect(() => {
    void load()
    return leaveScreen
  }, [load, leaveScreen])
  return (
    <Page width="narrow">
      <PageHeader title={t('settings.title')} description={t('settings.description')} />
      {error !== null && <ErrorNotice error={error} onRetry={() => void load()} />}
      {form !== null ? (
        <div className={styles.sections}>
          <YouSection form={form} />
          <RulesSection form={form} />
          <ProofsSection form={form} />
          <ApproversSection form={form} />
          <LimitsSection form={form} />
          <NoticesSection form={form} />
          <OffersSection />
          <RecentsSection form={form} />
          <HistorySection form={form} />
          <RecordSection form={form} />
          <AppearanceSection form={form} />
          <UpdatesSection form={form} />
          <ComputerSection />
        </div>
      ) : (
        error === null && (
          <div className={styles.sections} aria-busy="true">
            <span className="visually-hidden">{t('settings.reading')}</span>
            <Skeleton height="120px" />
            <Skeleton height="240px" />
            <Skeleton height="160px" />
          </div>
        )
      )}
    </Page>
  )
}
