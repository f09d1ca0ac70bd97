// Between paying and being paid: waits for the payment provider's word.
import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  inject,
  input,
  output,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Booking } from '@astro/api';

const EVERY_MS = 2000;

@Component({
  selector: 'app-waiting-step',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="step stack" role="status">
      <h2>Waiting for your payment</h2>
      <p>Your seats are kept meanwhile. This page goes on by itself.</p>
    </div>
    <div class="row">
      @if (booking().payment?.redirectUrl; as url) {
        <a class="button" [href]="url">Go to the payment page</a>
      }
      <a [routerLink]="['/trips', booking().id]">See the booking</a>
    </div>
  `,
})
export class WaitingStep {
  readonly booking = input.required<Booking>();
  readonly reload = output();

  constructor() {
    const timer = setInterval(() => this.reload.emit(), EVERY_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}
