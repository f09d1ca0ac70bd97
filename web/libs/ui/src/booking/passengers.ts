// Passengers as the form holds them (texts, never null) and as the wire wants them.
import type { PassengerInput } from '@astro/api';

export type PassengerDraft = Record<Exclude<keyof PassengerInput, 'id'>, string>;

export function emptyDraft(): PassengerDraft {
  return {
    fullName: '',
    birthDate: '',
    email: '',
    phone: '',
    nationality: '',
    documentNumber: '',
    specialNeeds: '',
    emergencyContact: '',
  };
}

export function draftOf(p: PassengerInput): PassengerDraft {
  return {
    fullName: p.fullName,
    birthDate: p.birthDate,
    email: p.email,
    phone: p.phone,
    nationality: p.nationality ?? '',
    documentNumber: p.documentNumber ?? '',
    specialNeeds: p.specialNeeds ?? '',
    emergencyContact: p.emergencyContact ?? '',
  };
}

/** Optional facts that were left empty are not sent at all. */
export function inputOf(draft: PassengerDraft): PassengerInput {
  const { fullName, birthDate, email, phone, ...optional } = draft;
  const given = Object.entries(optional)
    .map(([name, value]): [string, string] => [name, value.trim()])
    .filter(([, value]) => value !== '');
  return {
    fullName: fullName.trim(),
    birthDate,
    email: email.trim(),
    phone: phone.trim(),
    ...Object.fromEntries(given),
  };
}
