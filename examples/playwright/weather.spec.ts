import { expect, test } from "@playwright/test";

test("streams the answer into the page", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Ask" }).click();
  await expect(page.getByRole("status")).toHaveText("It rains.");
});

test("tells kindly that the model failed", async ({ page }) => {
  await page.goto("/?reply=busy");
  await page.getByRole("button", { name: "Ask" }).click();
  await expect(page.getByRole("status")).toHaveText("The model has no time for you.");
});

test("the SDK tries again", async ({ page }) => {
  await page.goto("/?reply=flaky");
  await page.getByRole("button", { name: "Ask" }).click();
  await expect(page.getByRole("status")).toHaveText("It rains after all.");
});
