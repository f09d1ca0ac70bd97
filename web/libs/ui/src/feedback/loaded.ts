// A read with its three other faces: loading (size kept, skeleton after 300 ms), error with retry.
import { NgTemplateOutlet } from '@angular/common';
import type { HttpResourceRef } from '@angular/common/http';

import type { TemplateRef } from '@angular/core';
import {
  ChangeDetectionStrategy,
  Component,
  Directive,
  computed,
  contentChild,
  inject,
  input,
  linkedSignal,
} from '@angular/core';
import { problemOf } from '@astro/api';
import { TemplateRef as Template } from '@angular/core';
import { ProblemNotice } from './problem-notice';

/** Marks the template that shows the value: `<ng-template abValue [of]="resource" let-value>`. */
@Directive({ selector: 'ng-template[abValue]' })
export class LoadedValue<T> {
  readonly of = input.required<HttpResourceRef<T | undefined>>();
  readonly template = inject<TemplateRef<{ $implicit: T }>>(Template);

  static ngTemplateContextGuard<T>(
    _directive: LoadedValue<T>,
    context: unknown,
  ): context is { $implicit: T } {
    return context !== null;
  }
}

@Component({
  selector: 'ab-loaded',
  imports: [NgTemplateOutlet, ProblemNotice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (problem(); as problem) {
      <ab-problem [problem]="problem" [retryable]="true" (again)="reload()" />
    } @else if (value(); as value) {
      <ng-container
        [ngTemplateOutlet]="slot().template"
        [ngTemplateOutletContext]="{ $implicit: value }"
      />
    } @else {
      <div class="skeleton" aria-hidden="true"><span></span><span></span><span></span></div>
      <p class="visually-hidden" role="status">Loading</p>
    }
  `,
})
export class Loaded<T> {
  readonly slot = contentChild.required<LoadedValue<T>>(LoadedValue);

  readonly problem = computed(() => {
    const error = this.slot().of().error();
    return error === undefined ? null : problemOf(error);
  });

  /** While the next page is on its way the last one stays, so that nothing jumps. */
  readonly value = linkedSignal<T | undefined, T | undefined>({
    source: () => {
      const resource = this.slot().of();
      return resource.hasValue() ? resource.value() : undefined;
    },
    computation: (value, before) => value ?? before?.value,
  });

  reload(): void {
    this.slot().of().reload();
  }
}
