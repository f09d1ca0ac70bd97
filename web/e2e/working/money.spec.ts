// What suppliers and financial employees want of the money.
import { expectAccessible } from '../axe';
import { expect, test } from '../story';
import { world } from '../world';
import { enter } from './doors';

const adminUrl = world.adminUrl;

test.use({ baseURL: adminUrl });
test.describe.configure({ mode: 'serial' });

test('success-settlement: the supplier invoices the right amount, another is refused', async ({
  page,
}) => {
  await enter(page, `${adminUrl}/supplier/settlements`, world.supplierFlown);
  await expect(page.getByRole('heading', { name: 'Settlements' })).toBeVisible();
  await page.getByRole('row').nth(1).getByRole('link').click();
  await expect(page.getByRole('heading', { name: /^Settlement of/ })).toBeVisible();
  await expect(page.getByText('Invoice awaited')).toBeVisible();
  await expect(page.getByRole('rowheader', { name: 'Fay Flown' })).toBeVisible();
  await expect(page.getByText('Our fee, 1 %')).toBeVisible();
  await expectAccessible(page, 'settlement');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByLabel('Number of the invoice').fill('MF-2028-1');
  await page.getByLabel('Date of the invoice').fill('2026-11-20');
  await page.getByLabel('Invoice as PDF').setInputFiles({
    name: 'MF-2028-1.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.5\n%%EOF\n'),
  });
  const right = await page.getByLabel('Amount in US$').inputValue();
  await page.getByLabel('Amount in US$').fill('1.00');
  await page.getByRole('button', { name: 'Enter the invoice' }).click();
  await expect(page.getByRole('alert')).toContainText('full revenue');
  await page.getByLabel('Amount in US$').fill(right);
  await page.getByRole('button', { name: 'Enter the invoice' }).click();
  await expect(page.getByText('To be paid out', { exact: true })).toBeVisible();
  await expect(page.getByText('MF-2028-1', { exact: true })).toBeVisible();
});

test('settlement-paid: a financial employee pays out what is left, the supplier sees it', async ({
  page,
}) => {
  await enter(page, `${adminUrl}/employee/settlements`, world.financial);
  await expect(page.getByRole('heading', { name: 'Settlements' })).toBeVisible();
  await page.getByRole('row').nth(1).getByRole('link').click();
  await expect(page.getByRole('heading', { name: 'Payout' })).toBeVisible();
  await page.getByLabel('Reference of the transfer').fill('SEPA-2028-1');
  await page.getByRole('button', { name: 'It is paid out' }).click();
  await expect(page.getByText('Settled', { exact: true })).toBeVisible();
  await expect(page.getByText('SEPA-2028-1')).toBeVisible();
});

test('report-totals-equal-documents: a figure leads to the documents that it is made of', async ({
  page,
}) => {
  await enter(page, `${adminUrl}/employee/reports/suppliers`, world.financial);
  await expect(page.getByRole('heading', { name: 'Suppliers' })).toBeVisible();
  await expectAccessible(page, 'report');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${adminUrl}/employee/reports/suppliers?from=2024-01-01`);
  const row = page.getByRole('row', { name: /Meridian Flights/ });
  const fees = row.getByRole('link', { name: /US\$/ }).last();
  const amount = (await fees.textContent())?.trim() ?? '';
  await fees.click();
  await expect(page.getByRole('heading', { name: 'Documents' })).toBeVisible();
  await expect(page.getByRole('cell', { name: amount })).toHaveCount(1);
});

test('report-csv: a report is downloaded for a spreadsheet', async ({ page }) => {
  await enter(page, `${adminUrl}/supplier/reports/months?from=2024-01-01`, world.supplierFlown);
  await expect(page.getByRole('heading', { name: 'Money by month' })).toBeVisible();
  for (const format of ['CSV', 'XLSX']) {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: format }).click();
    expect((await download).suggestedFilename()).toBe(`months.${format.toLowerCase()}`);
  }
});
