// Wire types of the Admin API.
import type {
  Address,
  BookingState,
  DocumentPaymentState,
  LaunchStatus,
  Money,
  Named,
  Range,
  Role,
  Specification,
} from './shared';
import type { Passenger } from './customer-types';

export interface AdminProfile {
  id: string;
  email: string;
  name: string;
  role: Role;
  supplier?: SupplierProfile;
}

export interface SupplierProfile extends Named {
  slug: string;
  legalName: string | null;
  taxId: string | null;
  legalAddress: Address | null;
  description: string;
}

export interface SupplierPatch {
  name?: string;
  legalName?: string;
  taxId?: string;
  legalAddress?: Address;
  description?: string;
}

export interface Rocket extends Named {
  slug: string;
  description: string;
  range: Range;
  capacity: number;
  specifications: Specification[];
  retired: boolean;
  launches: number;
  version: number;
  createdAt: string;
}

export interface RocketInput {
  name: string;
  description: string;
  range: Range;
  capacity: number;
  specifications?: Specification[];
}

export interface AdminLaunch {
  id: string;
  slug: string;
  status: LaunchStatus;
  departsAt: string;
  price: Money;
  capacity: number;
  vipHeadStartHours: number;
  seats: { sold: number; held: number; free: number; forfeited: number; asOf: string | null };
  fillPercent: number;
  goNoGo: { deadline: string; neededSeats: number; met: boolean };
  rocket: Named & { range: Range };
  supplier: Named;
  spaceport: Named & { timeZone: string };
  destination: Named & { range: Range };
  published: boolean;
  version: number;
  createdAt: string;
}

export interface AdminLaunchDetail extends AdminLaunch {
  history: { at: string; actor: string; change: string }[];
}

export interface LaunchInput {
  rocketId: string;
  spaceportId: string;
  destinationId: string;
  departsAt: string;
  priceCents: number;
  capacity?: number;
  vipHeadStartHours?: number;
}

export interface Manifest {
  launch: Named;
  passengers: ManifestLine[];
}

export interface ManifestLine {
  bookingReference: string;
  fullName: string;
  birthDate: string;
  ageAtDeparture: number;
  email: string;
  phone: string;
  nationality: string | null;
  specialNeeds: string | null;
  documentNumber: string | null;
}

export interface AdminBooking {
  id: string;
  reference: string;
  state: BookingState;
  seats: number;
  price: Money;
  total: Money;
  createdAt: string;
  confirmedAt: string | null;
  customer: Named & { email: string };
  launch: {
    id: string;
    slug: string;
    departsAt: string;
    status: LaunchStatus;
    rocketName: string;
    destinationName: string;
    supplierName: string;
  };
  needsAttention: boolean;
  version: number;
}

export interface AdminBookingDetail extends AdminBooking {
  passengers: Passenger[];
  payments: {
    id: string;
    provider: string;
    kind: 'charge' | 'refund';
    amount: Money;
    state: string;
    at: string;
    providerReference: string;
  }[];
  documents: FinancialDocument[];
  events: { at: string; kind: string; text: string }[];
}

export interface Party {
  name: string;
  taxId: string;
  address: string | Address;
}

export interface FinancialDocument {
  number: string;
  kind: string;
  series: string;
  date: string;
  dueDate: string;
  amount: Money;
  emitter: Party;
  recipient: Party;
  bookingId: string | null;
  launchId: string | null;
  paymentState: DocumentPaymentState;
  paidAt: string | null;
}

export interface SupplierEntry extends Named {
  slug: string;
  contactEmail: string;
  launches: number;
  state: 'invited' | 'active' | 'suspended';
  createdAt: string;
}
