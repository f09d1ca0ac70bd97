// What all three APIs have in common: money, places, sessions and pages of a list.
export interface Money {
  amountCents: number;
  currency: string;
}

export type Range = 'suborbital' | 'low-earth-orbit' | 'interplanetary';
export type LaunchStatus = 'scheduled' | 'delayed' | 'succeeded' | 'aborted';
export type Role = 'customer' | 'supplier' | 'employee' | 'financial' | 'it';
export type BookingState =
  | 'held'
  | 'paying'
  | 'confirmed'
  | 'cancelling'
  | 'cancelled'
  | 'expired'
  | 'forfeited'
  | 'aborted'
  | 'flown';
export type PaymentState = 'none' | 'pending' | 'paid' | 'declined' | 'failed';
export type DocumentPaymentState = 'pending' | 'completed' | 'failed';

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
  total?: number;
}

export interface Address {
  line1: string;
  line2?: string | null;
  postalCode: string;
  city: string;
  region?: string | null;
  country: string;
}

export interface Named {
  id: string;
  name: string;
}

export interface SlugNamed extends Named {
  slug: string;
}

export interface Spaceport extends SlugNamed {
  country: string;
  timeZone: string;
}

export interface Destination extends SlugNamed {
  range: Range;
  description?: string;
}

export interface Specification {
  name: string;
  value: string;
}

export interface SessionUser {
  id: string;
  email: string;
  name: string;
  role: Role;
  emailVerified: boolean;
  organisation?: string;
}

export interface SessionGrant {
  accessToken: string;
  expiresIn: number;
  user: SessionUser;
}
