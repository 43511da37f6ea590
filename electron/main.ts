/** Starts the application under Electron. */
import { join } from 'node:path'
import { startDesktopApp } from './app/desktop-app.ts'

startDesktopApp(join(import.meta.dirname, '..'))
