/** Catches a fault of one screen, so that the rail, the search and the other screens stay usable. */
import { Component, type ReactNode } from 'react'
import { Button } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import { useText } from '../messages/use-text.ts'
import styles from './app-shell.module.css'

type Props = { readonly children: ReactNode }

export class PageBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return <PageFailed onRetry={() => this.setState({ failed: false })} />
  }
}

function PageFailed({ onRetry }: { readonly onRetry: () => void }) {
  const t = useText()
  return (
    <div className={styles.trouble}>
      <Notice
        tone="bad"
        role="alert"
        title={t('shell.page-failed-title')}
        actions={<Button onPress={onRetry}>{t('shell.page-failed-action')}</Button>}
      >
        {t('shell.page-failed-text')}
      </Notice>
    </div>
  )
}
