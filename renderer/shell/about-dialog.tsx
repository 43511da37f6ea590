/** What this installation is, to be read and to be copied for support. */
import { Copy, FileText, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import type { About } from '../../shared/domain/about.ts'
import type { AppError } from '../../shared/ipc/envelope.ts'
import { describeAbout } from '../../shared/messages/about-facts.ts'
import { ask } from '../bridge/bridge.ts'
import { errorOf } from '../bridge/error-of.ts'
import { Button, IconButton } from '../components/button.tsx'
import { ErrorNotice } from '../components/notice.tsx'
import { Skeleton } from '../components/skeleton.tsx'
import { UpdateAnswer } from '../features/updates/index.ts'
import { useText } from '../messages/use-text.ts'
import styles from './dialog.module.css'

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

  return (
    <ModalOverlay className={styles.overlay ?? ''} isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className={styles.modal ?? ''}>
        <Dialog className={styles.dialog ?? ''}>
          <div className={styles.head}>
            <Heading slot="title" level={2}>
              {t('shell.about')}
            </Heading>
            <IconButton icon={X} label={t('part.close')} onPress={onClose} />
          </div>
          <div className={styles.scroll} aria-busy={about === null && error === null}>
            {error !== null && <ErrorNotice error={error} />}
            {about === null && error === null && (
              <>
                <span className="visually-hidden">{t('shell.about-reading')}</span>
                <Skeleton height="240px" />
              </>
            )}
            {about !== null && <Facts about={about} />}
            {about !== null && <UpdateAnswer />}
          </div>
          {about !== null && (
            <div className={styles.foot}>
              <Button icon={Copy} onPress={() => doing('app:copy-about')}>
                {t('shell.about-copy')}
              </Button>
              {about.notices && (
                <Button icon={FileText} onPress={() => doing('app:open-notices')}>
                  {t('shell.about-notices')}
                </Button>
              )}
              <p role="status">{copied && t('shell.about-copied')}</p>
            </div>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Facts({ about }: { readonly about: About }) {
  const t = useText()
  return (
    <dl className={styles.facts}>
      {describeAbout(about, t).map(({ name, values }) => (
        <div key={name}>
          <dt>{name}</dt>
          {values.map((value) => (
            <dd key={value}>
              <bdi>{value}</bdi>
            </dd>
          ))}
        </div>
      ))}
    </dl>
  )
}
