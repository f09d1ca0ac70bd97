// Wire types of the money side of the Admin API, by the names the apps use.
import type { components } from './generated/admin';

type Schemas = components['schemas'];

export type AuditEntry = Schemas['AuditEntry'];
export type AuditPage = Schemas['AuditPage'];
export type AuditSealPage = Schemas['AuditSealPage'];
export type LaunchMoney = Schemas['LaunchMoney'];
export type Period = Schemas['Period'];
export type PeriodList = Schemas['PeriodList'];
export type Report = Schemas['Report'];
export type Settlement = Schemas['Settlement'];
export type SettlementDetail = Schemas['SettlementDetail'];
export type SettlementPage = Schemas['SettlementPage'];
export type SupplierInvoice = Schemas['SupplierInvoice'];
export type SupplierInvoiceInput = Schemas['NewSupplierInvoice'];
