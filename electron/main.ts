/** Starts the application under Electron. */
import { startDesktopApp } from './app/desktop-app.ts'

startDesktopApp()
