/** Offers what another program's link would fill in, if the fields are already in use. Shown on every screen. */
import { ExternalLink } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { useText } from '../../messages/use-text.ts'
import { focusSearch } from '../../state/navigation.ts'
import { useDesk } from './desk.ts'

export function LinkOffer({ className }: { readonly className: string | undefined }) {
  const t = useText()
  const offered = useDesk((state) => state.offered)
  if (offered === null) return null
  const { login, ticket } = offered
  const begin = () => {
    useDesk.fillFromLink()
    focusSearch()
  }
  return (
    <section className={className} aria-label={t('link.title')}>
      <Notice
        wide
        icon={ExternalLink}
        role="status"
        title={
          login === ''
            ? t('link.ticket', { ticket })
            : t(ticket === '' ? 'link.person' : 'link.both', { login, ticket })
        }
        actions={
          <>
            <Button size="small" variant="primary" onPress={begin}>
              {t('link.begin')}
            </Button>
            <Button size="small" onPress={useDesk.dismissLink}>
              {t('link.dismiss')}
            </Button>
          </>
        }
      >
        {t('link.text')}
      </Notice>
    </section>
  )
}
