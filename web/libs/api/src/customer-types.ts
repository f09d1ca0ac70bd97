// Wire types of the Customer API, by the names the apps use.
import type { components, operations } from './generated/customer';

type Schemas = components['schemas'];

export type Booking = Schemas['Booking'];
export type BookingPage = Schemas['BookingPage'];
export type Cancellation = Schemas['Cancellation'];
export type CancellationQuote = Schemas['CancellationQuote'];
export type CustomerDocument = Schemas['Document'];
export type HoldRequest = Schemas['Hold'];
export type LaunchDetail = Schemas['LaunchDetail'];
export type CalendarAddress = Schemas['CalendarSubscription'];
export type LaunchList = Schemas['LaunchPage'];
export type LaunchSummary = Schemas['LaunchSummary'];
export type OwnReview = Schemas['OwnReview'];
export type Passenger = Schemas['Passenger'];
export type PassengerInput = Schemas['PassengerInput'];
export type PaymentMethod = Schemas['PaymentStart']['method'];
export type PaymentAnswer = Schemas['PaymentStarted'];
export type Profile = Schemas['Profile'];
export type ProfilePatch = Schemas['ProfileEdit'];
export type Registration = Schemas['Registration'];
export type Repayment = Schemas['Repayment'];
export type ReviewWords = Schemas['ReviewWords'];
export type SupportQuestion = Schemas['SupportQuestion'];
export type SupportThread = Schemas['SupportRequest'];
export type SupportThreads = Schemas['SupportRequestList'];
export type WaitingPlace = Schemas['WaitingPlace'];
export type WaitingWish = Schemas['WaitingWish'];

type LaunchFilter = NonNullable<operations['listLaunches']['parameters']['query']>;

/** The query of `GET /launches`, which is also the query of the page `/launches`: all texts. */
export type LaunchQuery = Partial<Record<keyof LaunchFilter, string>>;
export type PublicSupplier = Schemas['SupplierPage'];
