// Why somebody acts for somebody else: needed, and as long as the audit keeps.
import type { SchemaPath } from '@angular/forms/signals';
import { maxLength, required } from '@angular/forms/signals';

const MOST = 300;

export function reasonRules(path: SchemaPath<string>, message = 'Say why.'): void {
  required(path, { message });
  maxLength(path, MOST, { message: `Keep it to ${MOST} characters.` });
}
