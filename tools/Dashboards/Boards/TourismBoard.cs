using IndicatorPipeline.Dashboards.Panels;
using IndicatorPipeline.Dashboards.Queries;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Dashboards.Boards;

/// <summary>Visitors and what they leave behind.</summary>
internal static class TourismBoard
{
    public static Dashboard Build(County county) => new(
        "tourism",
        "文化旅游",
        "游客、过夜、收入、活动，乡镇和景区的分布。",
        new Row(
            "全县",
            [
                .. county.Headline("visitors", 6),
                .. county.Headline("overnight_visitors", 6),
                .. county.Headline("tourism_revenue", 6),
                .. county.Headline("scenic_ticket_revenue", 6, Columns.Level(county["scenic_ticket_revenue"])),
                county.History("游客接待人次", "每月累计人次和同比增速；每年从头累计。", 24, 9, "visitors"),
                .. county.Headline("culture_events", 12),
                .. county.Headline("culture_venue_visits", 12),
            ]),
        new Row(
            "乡镇",
            county.TownshipBars("游客接待人次：各乡镇", "各乡镇最新一期的累计人次。", 8, 14, "visitors", Columns.Level(county["visitors"], "游客")),
            county.SideBySide(
                "各乡镇文化旅游",
                "12个乡镇最新一期的游客、过夜、收入和活动。",
                16,
                "游客",
                descending: true,
                ("visitors", "游客", [Columns.Level(county["visitors"], ""), Columns.Yoy]),
                ("overnight_visitors", "过夜", [Columns.Level(county["overnight_visitors"], "")]),
                ("tourism_revenue", "收入", [Columns.Level(county["tourism_revenue"], ""), Columns.Yoy]),
                ("culture_events", "活动", [Columns.Plain(county["culture_events"], "")]))),
        new Row(
            "景区",
            county.ItemBars("景区门票收入", "各景区最新一期的累计门票收入。", 8, 9, "scenic_ticket_revenue", "scenic", Columns.Plain(county["scenic_ticket_revenue"], "收入")),
            Trend.Of(
                "景区门票收入的历史",
                county.About("各景区每月累计门票收入，叠起来是全县；每年从头累计。", ["scenic_ticket_revenue"]),
                16,
                9,
                Provenance.OfLine(Freq.Monthly, "scenic_ticket_revenue", "county", item: null),
                Trend.Shape.Stack,
                Query.Lines(
                    ["economy"],
                    Columns.Plain(county["scenic_ticket_revenue"], "门票收入"),
                    ["item_name", "item"],
                    county.Of("scenic_ticket_revenue"), county.OfKind("scenic"), Filter.County))))
    { Topic = "文旅" };
}
