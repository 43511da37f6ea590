declare module '@duosecurity/duo_api' {
  export const SIGNATURE_VERSION_2: 2
  export const SIGNATURE_VERSION_5: 5
  export class Client {
    constructor(integrationKey: string, secretKey: string, host: string, signatureVersion?: 2 | 5)
    jsonApiCall(
      method: string,
      path: string,
      params: Readonly<Record<string, string>>,
      callback: (answer: unknown) => void,
    ): void
  }
}

declare module '@duosecurity/duo_api/lib/duo_sig.js' {
  export function signV5(
    integrationKey: string,
    secretKey: string,
    method: string,
    host: string,
    path: string,
    params: Readonly<Record<string, string>>,
    date: string,
    body: string,
  ): string
}
