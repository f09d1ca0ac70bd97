// What a supplier's page says. Customer API says the same, word for word, in pages/supplier.mustache;
// pages/README.md lists each of these names with its rule.
import type { PublicSupplier } from '@astro/api';
import { customerUrl } from '@astro/api';
import { RANGE_NAMES, formatDay, formatTenths, plural, starRow, starsText } from '@astro/ui';
import type { CardView } from '../launches/launch-view';
import { cardView } from '../launches/launch-view';

export interface RocketView {
  id: string;
  name: string;
  rangeName: string;
  description: string;
  capacity: number;
  picture: string;
  specifications: { name: string; value: string }[];
}

export interface ReviewView {
  id: string;
  stars: string;
  starsText: string;
  title: string;
  text: string;
  byline: string;
  answer: string;
  answerDay: string;
}

export interface SupplierView {
  slug: string;
  name: string;
  offer: string;
  logo: string;
  description: string;
  website: string;
  websiteName: string;
  launches: CardView[];
  moreText: string;
  rockets: RocketView[];
  average: string;
  averageStars: string;
  reviewCount: string;
  reviews: ReviewView[];
  nextCursor: string;
}

const pictureOf = (hash: string | null): string =>
  hash === null ? '' : customerUrl('/pictures/{hash}', { hash });

function reviewView(r: PublicSupplier['reviews'][number]): ReviewView {
  const day = formatDay(r.editedAt ?? r.writtenAt);
  return {
    id: r.id,
    stars: starRow(r.stars),
    starsText: starsText(r.stars),
    title: r.title,
    text: r.text,
    byline: `${r.author}, flew to ${r.destinationName} on ${r.rocketName}, ${r.editedAt ? 'edited ' : ''}${day}`,
    answer: r.answer?.text ?? '',
    answerDay: r.answer ? formatDay(r.answer.at) : '',
  };
}

export function supplierView(s: PublicSupplier): SupplierView {
  const launches = plural(s.launchesTotal, 'launch', 'launches');
  return {
    slug: s.slug,
    name: s.name,
    offer: `${plural(s.rockets.length, 'rocket')}, ${launches} on sale`,
    logo: pictureOf(s.logo),
    description: s.description,
    website: s.website ?? '',
    websiteName: (s.website ?? '').replace(/^https?:\/\//, '').replace(/\/$/, ''),
    launches: s.launches.map((l) => cardView(l, s.asOf)),
    moreText: s.launchesTotal > s.launches.length ? `See all ${launches}` : '',
    rockets: s.rockets.map((r) => ({
      id: r.id,
      name: r.name,
      rangeName: RANGE_NAMES[r.range],
      description: r.description,
      capacity: r.capacity,
      picture: pictureOf(r.picture),
      specifications: r.specifications,
    })),
    average: s.rating ? formatTenths(s.rating.average) : '',
    averageStars: s.rating ? starRow(Math.floor(s.rating.average + 0.5)) : '',
    reviewCount: plural(s.rating?.count ?? 0, 'review'),
    reviews: s.reviews.map(reviewView),
    nextCursor: s.nextCursor ?? '',
  };
}

export function supplierDescription(v: SupplierView): string {
  return `${v.name} on AstroBookings: ${v.offer}. Compare dates, prices and seats, and book online.`;
}
