/** Catches a fault of one screen, so that the rail, the search and the other screens stay usable. */
import { Component, type ReactNode } from 'react'
import { Button } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import { useText } from '../messages/use-text.ts'
import { forgetFailures, NotLoadedError } from '../components/lazy-part.tsx'
import styles from './app-shell.module.css'

type Props = {
  readonly children: ReactNode
  /** Offered beside another try, where there is something to go back to. */
  readonly onClose?: () => void
}

type Failure = 'fault' | 'not-loaded'

export class PageBoundary extends Component<Props, { readonly failed: Failure | null }> {
  override state: { readonly failed: Failure | null } = { failed: null }

  static getDerivedStateFromError(fault: unknown) {
    return { failed: fault instanceof NotLoadedError ? 'not-loaded' : 'fault' }
  }

  override render() {
    const { failed } = this.state
    if (failed === null) return this.props.children
    const { onClose } = this.props
    return <PageFailed failed={failed} onRetry={this.retry} {...(onClose === undefined ? {} : { onClose })} />
  }

  private readonly retry = () => {
    forgetFailures()
    // The button goes; the screen's heading takes the focus from here, as on arrival.
    document.activeElement?.closest<HTMLElement>('main')?.focus({ preventScroll: true })
    this.setState({ failed: null })
  }
}

function PageFailed(props: { readonly failed: Failure; readonly onRetry: () => void; readonly onClose?: () => void }) {
  const { failed, onRetry, onClose } = props
  const t = useText()
  return (
    <div className={onClose === undefined ? styles.trouble : styles['overlay-trouble']}>
      <Notice
        tone="bad"
        role="alert"
        title={t(failed === 'fault' ? 'shell.page-failed-title' : 'shell.not-loaded-title')}
        actions={
          <>
            <Button onPress={onRetry}>{t(failed === 'fault' ? 'shell.page-failed-action' : 'part.try-again')}</Button>
            {onClose !== undefined && <Button onPress={onClose}>{t('part.close')}</Button>}
          </>
        }
      >
        {t(failed === 'fault' ? 'shell.page-failed-text' : 'shell.not-loaded-text')}
      </Notice>
    </div>
  )
}
