// Specifications as typed, one a line: `Height: 48 m`.
import type { Specification } from '@astro/api';

export function specificationsOf(text: string): Specification[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const at = line.indexOf(':');
      if (at < 0) return { name: line, value: '' };
      return { name: line.slice(0, at).trim(), value: line.slice(at + 1).trim() };
    });
}
