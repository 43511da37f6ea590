/** What becomes of a person's reset in the systems that tell nothing but done or failed. */
export type ResetBehaviour =
  | 'usual'
  /** Always status 500; nothing is changed. */
  | 'fails'
  /** Status 500 the first time, done from then on. */
  | 'fails-once'
  /** Done, but the connection is lost before the answer. */
  | 'connection-lost-after-applying'
  | 'slow'
  /** Found as usual; gone when the reset arrives. */
  | 'gone'
