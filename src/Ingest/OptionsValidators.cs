using IndicatorPipeline.Ingest.Commands;
using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Ingest.Files.Archives;
using IndicatorPipeline.Ingest.Health;
using IndicatorPipeline.Ingest.Inbox;
using IndicatorPipeline.Ingest.Jobs;
using IndicatorPipeline.Ingest.Receipts;
using IndicatorPipeline.Ingest.Telemetry;
using IndicatorPipeline.Ingest.Web;
using IndicatorPipeline.Ingest.Web.Access;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Influx;
using IndicatorPipeline.Metrics.Ledger;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest;

/// <summary>Judges options by the attributes that stand on them; written when the program is built, so that no command looks for them by reflection.</summary>
[OptionsValidator]
internal sealed partial class OptionsValidators :
    IValidateOptions<IngestOptions>,
    IValidateOptions<InboxOptions>,
    IValidateOptions<WorkbookLimits>,
    IValidateOptions<InfluxOptions>,
    IValidateOptions<JobsOptions>,
    IValidateOptions<ReceiptOptions>,
    IValidateOptions<WebOptions>,
    IValidateOptions<OpenIdOptions>,
    IValidateOptions<DiskOptions>,
    IValidateOptions<HealthOptions>,
    IValidateOptions<TelemetryOptions>,
    IValidateOptions<LedgerOptions>,
    IValidateOptions<ArchiveOptions>,
    IValidateOptions<CommandsOptions>;
