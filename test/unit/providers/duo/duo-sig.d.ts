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
