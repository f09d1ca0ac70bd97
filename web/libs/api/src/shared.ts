// What the three APIs have in common, by the names the apps use.
import type { components } from './generated/customer';

type Schemas = components['schemas'];

export type Address = Schemas['Address'];
export type BookingState = Schemas['BookingState'];
export type Destination = Schemas['Destination'];
export type LaunchStatus = Schemas['LaunchStatus'];
export type Money = Schemas['Money'];
export type Range = Schemas['Range'];
export type RecoveryCodes = Schemas['RecoveryCodes'];
export type Role = Schemas['Role'];
export type SecondFactor = Schemas['SecondFactor'];
export type SecondFactorSetup = Schemas['SecondFactorSetup'];
export type SessionEntry = Schemas['SessionEntry'];
export type SessionGrant = Schemas['Session'];
export type SessionList = Schemas['SessionList'];
export type SessionUser = Schemas['SessionUser'];
export type Spaceport = Schemas['Spaceport'];
export type Specification = Schemas['Specification'];

export interface List<T> {
  items: T[];
}

export interface Page<T> extends List<T> {
  nextCursor: string | null;
  total?: number;
}
