/** Which plugins serve: folders, choice between files, upgrade, unloading, receipts. */
package io.remotemedia.core.plugin.internal.host;
