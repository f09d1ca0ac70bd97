// Wire types of the Admin API, by the names the apps use.
import type { components } from './generated/admin';

type Schemas = components['schemas'];

export type AdminBooking = Schemas['Booking'];
export type AdminBookingDetail = Schemas['BookingDetail'];
export type AdminBookingPage = Schemas['BookingPage'];
export type AdminLaunch = Schemas['Launch'];
export type AdminLaunchDetail = Schemas['LaunchDetail'];
export type AdminLaunchPage = Schemas['LaunchPage'];
export type AdminProfile = Schemas['Me'];
export type FinancialDocument = Schemas['Document'];
export type FinancialDocumentPage = Schemas['DocumentPage'];
export type LaunchAbort = Schemas['LaunchAbort'];
export type LaunchChange = Schemas['LaunchChange'];
export type LaunchDelay = Schemas['LaunchDelay'];
export type LaunchSuccess = Schemas['LaunchSuccess'];
export type LaunchInput = Schemas['NewLaunch'];
export type Manifest = Schemas['Manifest'];
export type Party = Schemas['Party'];
export type RefundEntry = Schemas['Refund'];
export type RefundPage = Schemas['RefundPage'];
export type Rocket = Schemas['Rocket'];
export type RocketInput = Schemas['NewRocket'];
export type RocketPage = Schemas['RocketPage'];
export type SupplierEntry = Schemas['SupplierRow'];
export type SupplierInvitation = Schemas['NewSupplier'];
export type SupplierPage = Schemas['SupplierPage'];
export type SupplierPatch = Schemas['SupplierEdit'];
export type SupplierProfile = Schemas['Supplier'];
export type WorkItem = Schemas['Work'];
export type WorkPage = Schemas['WorkPage'];
export type WorkDone = Schemas['WorkDone'];
