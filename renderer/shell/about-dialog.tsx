/** What this installation is, to be read and to be copied for support. */
import { Copy, FileText } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { About } from '../../shared/domain/about.ts'
import type { AppError } from '../../shared/ipc/envelope.ts'
import { describeAbout } from '../../shared/messages/about-facts.ts'
import { ask } from '../bridge/bridge.ts'
import { errorOf } from '../bridge/error-of.ts'
import { Button } from '../components/button.tsx'
import { Fact, Facts } from '../components/facts.tsx'
import { ErrorNotice } from '../components/notice.tsx'
import { Skeleton } from '../components/skeleton.tsx'
import typography from '../components/typography.module.css'
import { UpdateAnswer } from '../features/updates/index.ts'
import { useText } from '../messages/use-text.ts'
import { ShellDialog } from './shell-dialog.tsx'

export function AboutDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  const [about, setAbout] = useState<About | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  const [copied, setCopied] = useState(false)

  useEffect(() => {
    ask('app:read-about', {}).then(setAbout, (failure: unknown) => setError(errorOf(failure)))
  }, [])

  const doing = async (channel: 'app:copy-about' | 'app:open-notices') => {
    setError(null)
    setCopied(false)
    try {
      await ask(channel, {})
      setCopied(channel === 'app:copy-about')
    } catch (failure) {
      setError(errorOf(failure))
    }
  }

  const foot =
    about === null ? null : (
      <>
        <Button icon={Copy} onPress={() => doing('app:copy-about')}>
          {t('shell.about-copy')}
        </Button>
        {about.notices && (
          <Button icon={FileText} onPress={() => doing('app:open-notices')}>
            {t('shell.about-notices')}
          </Button>
        )}
        <p className={typography.note} role="status">
          {copied && t('shell.about-copied')}
        </p>
      </>
    )
  const isBusy = about === null && error === null
  return (
    <ShellDialog title={t('shell.about')} foot={foot} isBusy={isBusy} onClose={onClose}>
      {error !== null && <ErrorNotice error={error} />}
      {isBusy && (
        <>
          <span className="visually-hidden">{t('shell.about-reading')}</span>
          <Skeleton height="240px" />
        </>
      )}
      {about !== null && <Installation about={about} />}
      {about !== null && <UpdateAnswer />}
    </ShellDialog>
  )
}

function Installation({ about }: { readonly about: About }) {
  const t = useText()
  return (
    <Facts names="120px" stackAt={480}>
      {describeAbout(about, t).map(({ name, values }) => (
        <Fact key={name} name={name}>
          {values.map((value) => (
            <p key={value}>
              <bdi>{value}</bdi>
            </p>
          ))}
        </Fact>
      ))}
    </Facts>
  )
}
