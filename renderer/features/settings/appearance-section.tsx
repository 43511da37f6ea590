/** Theme, text size and language, in force as soon as they are chosen. */
import { Contrast, Monitor, Moon, Sun } from 'lucide-react'
import { languageNames, languages } from '../../../shared/domain/language.ts'
import { Card } from '../../components/card.tsx'
import { RadioGroup } from '../../components/radio-group.tsx'
import { Select } from '../../components/select.tsx'
import typography from '../../components/typography.module.css'
import { useText } from '../../messages/use-text.ts'
import { Setting } from './setting.tsx'
import type { SettingsForm } from './settings-form.ts'
import { settingsStore } from './settings-state.ts'
import styles from './settings.module.css'

const icons = { system: Monitor, light: Sun, dark: Moon, 'high-contrast': Contrast } as const
const themes = ['system', 'light', 'dark', 'high-contrast'] as const
const textSizes = ['normal', 'large', 'larger'] as const

export function AppearanceSection({ form }: { readonly form: SettingsForm }) {
  const t = useText()
  const { edit } = settingsStore.getState()
  return (
    <Card title={t('settings.look')}>
      <div className={styles.group}>
        <Setting fields={['theme']}>
          <RadioGroup
            label={t('settings.theme')}
            look="segments"
            options={themes.map((id) => {
              const Icon = icons[id]
              return { id, label: t(`settings.theme.${id}`), icon: <Icon size={16} aria-hidden="true" /> }
            })}
            value={form.theme}
            onChange={(theme) => edit('theme', theme)}
          />
        </Setting>
        <Setting fields={['textSize']}>
          <RadioGroup
            label={t('settings.text-size')}
            look="segments"
            options={textSizes.map((id) => ({ id, label: t(`settings.text-size.${id}`) }))}
            value={form.textSize}
            onChange={(textSize) => edit('textSize', textSize)}
          />
        </Setting>
        <Setting fields={['language']}>
          <div className={styles.short}>
            <Select
              label={t('settings.language')}
              options={[
                { id: 'system', label: t('settings.language.system') },
                ...languages.map((id) => ({ id, label: languageNames[id] })),
              ]}
              value={form.language}
              onChange={(language) => edit('language', language)}
            />
          </div>
          <p className={typography.note}>{t('settings.language-hint')}</p>
        </Setting>
      </div>
    </Card>
  )
}
