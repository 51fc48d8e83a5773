/**
 * Webhooks out: other systems are told what happens to bookings and in calls (Standard Webhooks 1.0.0).
 * {@link org.exedra.webhook.WebhookOutbox} writes what is to be told in the transaction of what happened,
 * {@link org.exedra.webhook.WebhookSender} sends it, {@link org.exedra.webhook.RetrySchedule} says when again,
 * {@link org.exedra.webhook.WebhookHosts} where at all, and coordinators look after it by
 * {@link org.exedra.webhook.Webhooks} and {@link org.exedra.webhook.WebhookHistory}.
 */
package org.exedra.webhook;
