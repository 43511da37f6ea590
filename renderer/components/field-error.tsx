/** Why a control's value is refused, below the control. Shown by React Aria while the control is invalid. */
import { CircleAlert } from 'lucide-react'
import { FieldError as AriaFieldError } from 'react-aria-components/FieldError'
import field from './field.module.css'

export function FieldError({ reason }: { readonly reason: string | null | undefined }) {
  return (
    <AriaFieldError className={field.error ?? ''}>
      <CircleAlert size={14} aria-hidden="true" />
      <span>{reason}</span>
    </AriaFieldError>
  )
}
