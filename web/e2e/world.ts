// Where the system under test is, and who may sign in there. `./astro test e2e` sets these; the
// defaults are those of `./astro up`.
const told = (name: string, otherwise: string): string =>
  process.env[`ASTRO_E2E_${name}`] ?? process.env[`ASTRO_${name}`] ?? otherwise;

export const world = {
  customerUrl: told('CUSTOMER_URL', 'http://127.0.0.1:8081'),
  adminUrl: told('ADMIN_URL', 'http://127.0.0.1:8082'),
  coreUrl: told('CORE_URL', 'http://127.0.0.1:8083'),
  mailUrl: told('MAIL_URL', 'http://127.0.0.1:8085'),
  password: told('PASSWORD', 'Orbit-2026!'),
  customerFlown: told('CUSTOMER_FLOWN', 'flown@example.com'),
  supplier: told('SUPPLIER', 'linnea@boreal-spaceways.example'),
  supplierFlown: told('SUPPLIER_FLOWN', 'linnea@boreal-spaceways.example'),
  financial: told('FINANCIAL', 'greta.holm@astrobookings.example'),
  employee: told('EMPLOYEE', 'jonas.weber@astrobookings.example'),
  /** Has the pids of the processes, which stories of an outage stand still. */
  runFolder: told('RUN_FOLDER', '../.astro/run'),
  operator: told('IT', 'kai.lindqvist@astrobookings.example'),
};

let people = 0;

/** An address nobody has used, in this run or another. */
export function newAddress(): string {
  people += 1;
  return `e2e.${Date.now().toString(36)}.${process.pid}.${people}@example.com`;
}
