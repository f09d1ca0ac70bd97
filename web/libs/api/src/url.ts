// Addresses of operations, checked by the compiler against the OpenAPI files.
const ROOT = '/api/v1';

/** A function that fills the templates of one API; a path the API does not have does not compile. */
export function urlsOf<Paths>() {
  return (template: keyof Paths & string, values: Record<string, string> = {}): string =>
    ROOT +
    template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
}
