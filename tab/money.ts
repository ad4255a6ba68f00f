/** Pounds as people write them, "£1,234.50"; money back has a minus sign. Takes whole pence. */
export function pounds(pence: number): string {
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  const value = (Math.abs(pence) / 100).toLocaleString('en-GB', digits);
  return `${pence < 0 ? '−' : ''}£${value}`;
}

/** Reads "£45", "45.5" or "1,234.50" as whole pence; undefined when it is no such amount. */
export function readPounds(text: string): number | undefined {
  const found = /^£?\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!found) return undefined;
  return (
    Number((found[1] ?? '').replaceAll(',', '')) * 100 + Number((found[2] ?? '').padEnd(2, '0'))
  );
}

/** Hours with one decimal, "12.0"; more only where the value has more. */
export function hoursInCell(hours: number): string {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 2 };
  return hours.toLocaleString('en-GB', digits);
}

/** A count with separators and its unit: "1 package", "1,063 packages". */
export function counted(count: number, unit: string, units = `${unit}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? unit : units}`;
}
