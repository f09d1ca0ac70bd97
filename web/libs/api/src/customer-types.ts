// Wire types of the Customer API.
import type {
  Address,
  BookingState,
  Destination,
  DocumentPaymentState,
  LaunchStatus,
  Money,
  PaymentState,
  Range,
  SlugNamed,
  Spaceport,
  Specification,
} from './shared';

export interface LaunchSummary {
  id: string;
  slug: string;
  status: LaunchStatus;
  range: Range;
  departsAt: string;
  price: Money;
  capacity: number;
  availableSeats: number;
  vipHeadStartUntil: string | null;
  onSale: boolean;
  rocket: SlugNamed;
  supplier: SlugNamed;
  spaceport: Spaceport;
  destination: Destination;
}

export interface RefundTier {
  percent: number;
  until: string;
}

export interface DateChange {
  departsAt: string;
  reason: string;
  changedAt: string;
}

export interface LaunchDetail extends LaunchSummary {
  rocket: SlugNamed & {
    description: string;
    specifications: Specification[];
    capacity: number;
    range: Range;
  };
  saleEndsAt: string;
  refundTiers: RefundTier[];
  goNoGo: { deadline: string; neededSeats: number };
  dateHistory: DateChange[];
  asOf: string;
}

export interface LaunchList {
  items: LaunchSummary[];
  nextCursor: string | null;
  total: number;
  asOf: string;
}

/** The query of `GET /launches`, which is also the query of the page `/launches`. */
export interface LaunchQuery {
  range?: string;
  destination?: string;
  spaceport?: string;
  supplier?: string;
  from?: string;
  to?: string;
  maxPriceCents?: string;
  seats?: string;
  q?: string;
  includeSoldOut?: string;
  sort?: string;
  cursor?: string;
  limit?: string;
}

export interface Profile {
  id: string;
  email: string;
  name: string;
  birthDate: string;
  phone: string | null;
  taxId: string | null;
  legalAddress: Address | null;
  newLaunchMails: boolean;
  vip: boolean;
  trips: number;
  emailVerified: boolean;
  version: number;
}

export type ProfilePatch = Partial<
  Pick<Profile, 'name' | 'phone' | 'taxId' | 'legalAddress' | 'newLaunchMails'>
>;

export interface PassengerInput {
  fullName: string;
  birthDate: string;
  email: string;
  phone: string;
  nationality?: string | null;
  documentNumber?: string | null;
  specialNeeds?: string | null;
  emergencyContact?: string | null;
}

export interface Passenger extends PassengerInput {
  id: string;
  state: 'kept' | 'cancelled' | 'forfeited';
}

export interface BookingDocument {
  number: string;
  kind: 'invoice' | 'credit-note';
  date: string;
  amount: Money;
  paymentState: DocumentPaymentState;
}

export interface BookedLaunch {
  id: string;
  slug: string;
  status: LaunchStatus;
  departsAt: string;
  range: Range;
  rocketName: string;
  spaceportName: string;
  spaceportTimeZone: string;
  destinationName: string;
  supplierName: string;
  changed: boolean;
}

export interface Booking {
  id: string;
  reference: string;
  state: BookingState;
  seats: number;
  price: Money;
  total: Money;
  heldUntil: string | null;
  renewalsLeft: number;
  payBy: string | null;
  createdAt: string;
  confirmedAt: string | null;
  needsAttention: boolean;
  launch: BookedLaunch;
  quotedDepartsAt: string;
  passengers: Passenger[];
  refundPolicy: RefundTier[];
  payment: {
    method: string;
    state: PaymentState;
    redirectUrl: string | null;
    attempts: number;
  } | null;
  documents: BookingDocument[];
  version: number;
}

export interface HoldRequest {
  launchId: string;
  seats: number;
  priceCents: number;
  departsAt: string;
}

export interface PaymentAnswer {
  state: 'paying' | 'confirmed';
  redirectUrl?: string;
  booking: Booking;
}

export interface CustomerDocument extends BookingDocument {
  bookingId: string;
}

export interface Registration {
  email: string;
  password: string;
  name: string;
  birthDate: string;
  newLaunchMails?: boolean;
}
