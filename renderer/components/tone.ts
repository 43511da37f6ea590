/** What something means to the person, as its colour repeats it; words and a sign say it first. */
import { classes } from './classes.ts'
import styles from './tone.module.css'

export type Tone = 'neutral' | 'info' | 'ok' | 'warn' | 'bad'

/** The class that gives an element's styles the tone's colours. */
export const toneOf = (tone: Tone): string => classes(styles[tone])

/** Classes for words or a sign in a tone. */
export const toned = (tone: Tone): string => classes(styles[tone], styles.toned)

/** Classes for a box in a tone. What is written in it keeps its own colour. */
export const tinted = (tone: Tone): string => classes(styles[tone], styles.tinted)
