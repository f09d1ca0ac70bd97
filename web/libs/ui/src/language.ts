// The language of this build, and the others of the Customer app. The build of another language takes
// `language.<language>.ts` in its place.

export const LANGUAGE = 'en';

/** Where its pages begin. */
export const AT = '';

export const OTHER_LANGUAGES = [{ code: 'es', name: 'Español', at: '/es' }];
