// Spanish: `language.ts` in the build of /es/.

export const LANGUAGE = 'es';

export const AT = '/es';

export const OTHER_LANGUAGES = [{ code: 'en', name: 'English', at: '' }];
