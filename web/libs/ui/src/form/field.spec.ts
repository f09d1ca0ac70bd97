import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FormField, form, required } from '@angular/forms/signals';
import { describe, expect, it } from 'vitest';
import { Field, FieldControl } from './field';

@Component({
  imports: [Field, FieldControl, FormField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ab-field label="Name"><input [formField]="form.name" /></ab-field>`,
})
class Page {
  readonly form = form(
    signal({ name: '' }),
    (path) => {
      required(path.name, { message: 'Say a name.' });
    },
    { name: 'page' },
  );
}

describe('a field', () => {
  async function page() {
    const fixture = TestBed.createComponent(Page);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const leave = () => element.querySelector('input')?.dispatchEvent(new Event('blur'));
    const said = async () => {
      await fixture.whenStable();
      return element.querySelector('.error')?.textContent ?? '';
    };
    return { leave, said };
  }

  it('says what is wrong once it has been left', async () => {
    const { leave, said } = await page();
    expect(await said()).toBe('');
    leave();
    expect(await said()).toBe('Say a name.');
  });

  it('moves nothing while a button is being pressed', async () => {
    const { leave, said } = await page();
    document.dispatchEvent(new Event('pointerdown'));
    leave();
    expect(await said()).toBe('');
    document.dispatchEvent(new Event('pointerup'));
    await new Promise((resolve) => setTimeout(resolve));
    expect(await said()).toBe('Say a name.');
  });
});
