// Wire types of other people's accounts in the Admin API, by the names the apps use.
import type { components } from './generated/admin';

type Schemas = components['schemas'];

export type BookingNow = Schemas['BookingNow'];
export type BookingOnBehalf = Schemas['BookingOnBehalf'];
export type PassengersOnBehalf = Schemas['PassengersOnBehalf'];
export type Colleague = Schemas['Colleague'];
export type ColleaguePage = Schemas['ColleaguePage'];
export type CustomerCorrection = Schemas['CustomerCorrection'];
export type CustomerDetail = Schemas['CustomerDetail'];
export type CustomerPage = Schemas['CustomerPage'];
export type EmployeeInvitation = Schemas['NewEmployee'];
export type RoleChange = Schemas['RoleChange'];
export type SupplierAccount = Schemas['SupplierAccount'];
export type SupplierCorrection = Schemas['SupplierCorrection'];
