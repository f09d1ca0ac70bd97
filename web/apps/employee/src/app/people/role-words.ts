// Roles of employees in words.

export const ROLES = [
  { value: 'employee', label: 'Employee' },
  { value: 'financial', label: 'Financial employee' },
] as const;

export function roleText(role: string): string {
  return ROLES.find((r) => r.value === role)?.label ?? role;
}
