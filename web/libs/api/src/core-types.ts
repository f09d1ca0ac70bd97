// Wire types of the Core API, by the names the IT Operations app uses.
import type { components } from './generated/core';

type Schemas = components['schemas'];

export type BackupEntry = Schemas['Backup'];
export type BackupList = Schemas['BackupList'];
export type Health = Schemas['Health'];
export type HealthHistory = Schemas['HealthHistory'];
export type HealthReport = Schemas['HealthReport'];
export type HealthReportChoice = Schemas['HealthReportChoice'];
export type HealthReportList = Schemas['HealthReportList'];
export type JobEntry = Schemas['Job'];
export type JobKindEntry = Schemas['JobKindEntry'];
export type JobKindList = Schemas['JobKindList'];
export type JobPage = Schemas['JobPage'];
export type JobStory = Schemas['JobStory'];
export type JobState = Schemas['JobState'];
export type LogEntry = Schemas['LogEntry'];
export type LogHistogram = Schemas['LogHistogram'];
export type LogKind = Schemas['LogKind'];
export type LogPage = Schemas['LogPage'];
export type MaintenanceState = Schemas['Maintenance'];
export type NotificationEntry = Schemas['Notification'];
export type NotificationPage = Schemas['NotificationPage'];
export type Reconciliation = Schemas['Reconciliation'];
export type ReconciliationChanges = Schemas['ChangePage'];
export type ReconciliationPage = Schemas['ReconciliationPage'];
export type SettingsList = Schemas['SettingsList'];
export type SuppressionEntry = Schemas['Suppression'];
export type SuppressionPage = Schemas['SuppressionPage'];
export type TemplateList = Schemas['TemplateList'];
export type TemplatePreview = Schemas['TemplatePreview'];
export type UserDetail = Schemas['UserDetail'];
export type UserEntry = Schemas['User'];
export type UserPage = Schemas['UserPage'];
export type Severity = Schemas['Severity'];
