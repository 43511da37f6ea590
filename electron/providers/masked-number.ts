/** The last four digits: enough to tell two telephones apart, too few to call. */
export function maskedNumber(number: string): string {
  const digits = number.replace(/\D/g, '')
  return `••• ${digits.length > 4 ? digits.slice(-4) : digits.slice(-2)}`
}
