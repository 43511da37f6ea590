/**
 * Where the code of the connection's own account is typed when its sign-in asks for one. Not a form of its own, because it
 * stands inside one; the code is gone from the screen as soon as it is sent.
 */
import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/text-field.tsx'
import type { ErrorCode } from '../../../shared/errors/error-code.ts'
import { useText } from '../../messages/use-text.ts'
import styles from './connections.module.css'

/** Failures that a code mends. */
export function wantsCode(code: ErrorCode): boolean {
  return code === 'second-factor-required' || code === 'second-factor-rejected'
}

export function CodeEntry({ onEnter }: { readonly onEnter: (code: string) => void }) {
  const t = useText()
  const [code, setCode] = useState('')
  const enter = (): void => {
    if (code.trim() === '') return
    setCode('')
    onEnter(code.trim())
  }
  return (
    <div className={styles.code}>
      <TextField
        label={t('connections.code.label')}
        description={t('connections.code.hint')}
        mono
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={64}
        value={code}
        onChange={setCode}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          enter()
        }}
      />
      <Button variant="primary" isDisabled={code.trim() === ''} onPress={enter}>
        {t('connections.code.enter')}
      </Button>
    </div>
  )
}
