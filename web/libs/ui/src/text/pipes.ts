// Pipes of the shared text rules, for templates.
import type { PipeTransform } from '@angular/core';
import { Pipe } from '@angular/core';
import type { Money } from '@astro/api';
import {
  formatDay,
  formatInstant,
  formatMoney,
  formatShortDay,
  formatStamp,
  formatTime,
} from '../format';

@Pipe({ name: 'money' })
export class MoneyPipe implements PipeTransform {
  transform(value: Money): string {
    return formatMoney(value);
  }
}

@Pipe({ name: 'day' })
export class DayPipe implements PipeTransform {
  transform(value: string): string {
    return formatDay(value);
  }
}

@Pipe({ name: 'shortDay' })
export class ShortDayPipe implements PipeTransform {
  transform(value: string): string {
    return formatShortDay(value);
  }
}

@Pipe({ name: 'clock' })
export class ClockPipe implements PipeTransform {
  transform(value: string): string {
    return formatTime(value);
  }
}

@Pipe({ name: 'instant' })
export class InstantPipe implements PipeTransform {
  transform(value: string): string {
    return formatInstant(value);
  }
}

@Pipe({ name: 'stamp' })
export class StampPipe implements PipeTransform {
  transform(value: string): string {
    return formatStamp(value);
  }
}

export const TEXT = [MoneyPipe, DayPipe, ShortDayPipe, ClockPipe, InstantPipe, StampPipe] as const;
