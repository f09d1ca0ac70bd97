// What a password needs, told while it is chosen; the server has the last word.
import type { SchemaPath } from '@angular/forms/signals';
import { validate } from '@angular/forms/signals';

export const PASSWORD_HINT =
  'At least 8 characters, with an upper-case and a lower-case letter, a digit and a sign.';

export function passwordLacks(password: string): string | null {
  if (password === '') return 'Choose a password.';
  if (password.length < 8) return 'Use at least 8 characters.';
  if (password.length > 128) return 'Use at most 128 characters.';
  if (!/\p{Lu}/u.test(password)) return 'Add an upper-case letter.';
  if (!/\p{Ll}/u.test(password)) return 'Add a lower-case letter.';
  if (!/\d/.test(password)) return 'Add a digit.';
  if (!/[^\p{L}\d\s]/u.test(password)) return 'Add a sign such as ! or -.';
  return null;
}

export function newPassword(path: SchemaPath<string>): void {
  validate(path, ({ value }) => {
    const message = passwordLacks(value());
    return message === null ? undefined : { kind: 'password', message };
  });
}
