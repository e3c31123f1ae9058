namespace IndicatorPipeline.Samples.Figures;

/// <summary>The county as the samples have it: how large everything is, how it grows, and where it is. All of it is made up.</summary>
internal static class Profiles
{
    private static readonly IReadOnlyDictionary<string, decimal> CountyAndPeers = Spread.Alone.WithPeers();

    private static readonly IReadOnlyDictionary<string, decimal> ClusterShares = new Dictionary<string, decimal>
    {
        ["vegetable"] = 0.36m, ["mushroom"] = 0.14m, ["quinoa"] = 0.08m, ["herb"] = 0.16m, ["cattle_sheep"] = 0.26m,
    };

    private static readonly IReadOnlyDictionary<string, decimal> CropShares = new Dictionary<string, decimal>
    {
        ["vegetable"] = 0.45m, ["mushroom"] = 0.03m, ["quinoa"] = 0.22m, ["herb"] = 0.3m,
    };

    private static readonly IReadOnlyDictionary<string, decimal> ChainShares = new Dictionary<string, decimal>
    {
        ["chain_food"] = 0.24m, ["chain_energy"] = 0.28m, ["chain_material"] = 0.14m, ["chain_equipment"] = 0.12m, ["chain_medicine"] = 0.06m,
        ["chain_tourism"] = 0.09m, ["chain_logistics"] = 0.07m,
    };

    private static readonly IReadOnlyDictionary<string, decimal> SourceShares = new Dictionary<string, decimal>
    {
        ["source_bay"] = 0.22m, ["source_delta"] = 0.27m, ["source_capital"] = 0.16m, ["source_chengyu"] = 0.14m, ["source_other"] = 0.08m,
        ["source_province"] = 0.13m,
    };

    private static readonly IReadOnlyDictionary<string, decimal> ScenicShares = new Dictionary<string, decimal>
    {
        ["scenic_lake"] = 0.3m, ["scenic_canyon"] = 0.24m, ["scenic_forest"] = 0.18m, ["scenic_grassland"] = 0.16m, ["scenic_town"] = 0.12m,
    };

    private static readonly IReadOnlyDictionary<string, decimal> ModelShares =
        Enumerable.Range(1, 16).ToDictionary(n => FormattableString.Invariant($"model_{n:00}"), n => (4 + (n * 7 % 11)) / 150m);

    private static Dictionary<string, decimal> AssessmentWeights(int agricultural, int ecological) =>
        Spread.Agricultural.Select(a => (a, agricultural)).Concat(Spread.Ecological.Select(a => (a, ecological)))
            .ToDictionary(p => p.Item1, p => p.Item2 / 100m);

    public static IReadOnlyList<Profile> All { get; } =
    [
        // Economy.
        Sum("gdp"),
        Flow("gdp_primary", 142000m, 0.058m, CountyAndPeers, Season.Harvest),
        Flow("gdp_secondary", 201000m, 0.066m, CountyAndPeers),
        Flow("gdp_tertiary", 268000m, 0.062m, CountyAndPeers),
        new("industry_value_added", Shape.GrowthOnly, Spread.EachCounty) { Base = 7.6m, Growth = 0, Swing = 1.1m },
        Flow("industry_output", 462000m, 0.071m, Spread.ParksAndRest) with { JanuaryJoins = true },
        Portion("industry_sales", "industry_output", 0.965m, Spread.ParksAndRest) with { Swing = 0.012m, JanuaryJoins = true },
        Flow("industry_profit", 26800m, 0.045m, Spread.Alone) with { JanuaryJoins = true, Swing = 0.12m },
        Flow("service_revenue", 38600m, 0.083m, Spread.Alone) with { JanuaryJoins = true },
        Flow("fixed_investment", 412000m, 0.078m, Spread.Business.WithPeers(), Season.Building) with { JanuaryJoins = true },
        Portion("industrial_investment", "fixed_investment", 0.34m, Spread.Business) with { JanuaryJoins = true },
        Portion("private_investment", "fixed_investment", 0.42m, Spread.Business) with { JanuaryJoins = true },
        Portion("infrastructure_investment", "fixed_investment", 0.22m, Spread.Business) with { JanuaryJoins = true },
        Portion("real_estate_investment", "fixed_investment", 0.11m, Spread.Business) with { JanuaryJoins = true },
        Flow("retail_sales", 236000m, 0.064m, CountyAndPeers) with { JanuaryJoins = true },
        Flow("retail_sales_above", 68400m, 0.082m, Spread.Business) with { JanuaryJoins = true },
        Flow("online_retail", 21500m, 0.118m, Spread.Alone) with { Swing = 0.06m },
        Flow("ecommerce_farm_sales", 8600m, 0.135m, Spread.Fields, Season.Harvest) with { Swing = 0.06m },
        Sum("trade"),
        Flow("exports", 15800m, 0.092m, Spread.Alone) with { Swing = 0.08m },
        Flow("imports", 2460m, 0.05m, Spread.Alone) with { Swing = 0.1m },
        Sum("public_revenue"),
        Flow("tax_revenue", 24600m, 0.068m, CountyAndPeers, Season.Budget),
        Flow("nontax_revenue", 15200m, 0.03m, CountyAndPeers, Season.Budget) with { Swing = 0.06m },
        Flow("public_expenditure", 286000m, 0.041m, Spread.Alone, Season.Budget),
        Portion("livelihood_expenditure", "public_expenditure", 0.805m, Spread.Alone) with { Swing = 0.015m },
        Flow("fund_revenue", 18600m, -0.04m, Spread.Alone, Season.Budget) with { Swing = 0.15m },
        Flow("taxes_collected", 41800m, 0.059m, Spread.Business, Season.Budget),
        new("income_urban", Shape.Average, Spread.EachCounty) { Base = 32400m, Growth = 0.052m, Swing = 0.006m },
        new("income_rural", Shape.Average, Spread.EachCounty) { Base = 13200m, Growth = 0.071m, Swing = 0.006m },
        new("income_all", Shape.Average, Spread.EachCounty) { Base = 20600m, Growth = 0.061m, Swing = 0.006m },
        Stock("deposits", 862000m, 0.085m, Spread.Alone),
        Stock("loans", 618000m, 0.092m, Spread.Alone),
        Flow("electricity", 48600m, 0.067m, Spread.Business, Season.Heating),
        Portion("industry_electricity", "electricity", 0.46m, Spread.Business) with { Swing = 0.02m },
        Stock("four_above_enterprises", 142m, 0.07m, Spread.Business) with { Swing = 0.005m },
        Flow("new_four_above_enterprises", 22m, 0.06m, Spread.Business) with { Swing = 0m },
        Stock("population", 186400m, -0.004m, Spread.People) with { Swing = 0m },
        Rate("urbanization_rate", 41.2m, 1.1m, 0.05m, Spread.Alone) with { Decimals = 2 },

        // Industry, energy, the zone.
        Stock("park_enterprises", 118m, 0.09m, Spread.Parks) with { Swing = 0.004m },
        Stock("park_jobs", 5860m, 0.08m, Spread.Parks),
        Flow("park_tax", 9650m, 0.086m, Spread.Parks, Season.Budget),
        Stock("park_land_developed", 4820m, 0.05m, Spread.Parks) with { Swing = 0m },
        Flow("park_infrastructure_investment", 26400m, 0.09m, Spread.Parks, Season.Building),
        Flow("tech_renewal_investment", 42600m, 0.112m, Spread.Parks, Season.Building),
        Flow("three_transform_projects", 34m, 0.1m, Spread.Parks) with { Swing = 0m },
        Stock("specialized_enterprises", 14m, 0.16m, Spread.Parks) with { Swing = 0m },
        Stock("high_tech_enterprises", 21m, 0.13m, Spread.Parks) with { Swing = 0m },
        Sum("new_energy_capacity"),
        Stock("wind_capacity", 62.5m, 0.14m, Spread.Alone) with { Decimals = 2, Swing = 0m },
        Stock("solar_capacity", 88.4m, 0.17m, Spread.Alone) with { Decimals = 2, Swing = 0m },
        Stock("storage_capacity", 12.6m, 0.28m, Spread.Alone) with { Decimals = 2, Swing = 0m },
        Sum("new_energy_generation"),
        Flow("wind_generation", 138600m, 0.13m, Spread.Alone, Season.Wind),
        Flow("solar_generation", 126400m, 0.16m, Spread.Alone, Season.Sun),
        Rate("new_energy_utilization", 95.6m, 0.4m, 0.9m, Spread.Alone) with { Decimals = 1, Target = 96m },

        // Culture and tourism.
        Flow("visitors", 2860000m, 0.124m, Spread.Business, Season.Travel) with { Swing = 0.08m },
        Portion("overnight_visitors", "visitors", 0.24m, Spread.Business),
        Flow("tourism_revenue", 152000m, 0.138m, Spread.Business, Season.Travel) with { Swing = 0.06m },
        Flow("scenic_ticket_revenue", 3860m, 0.098m, Spread.Alone, Season.Travel) with { Swing = 0.07m, Items = ScenicShares },
        Flow("culture_events", 286m, 0.08m, Spread.People, Season.Travel),
        Flow("culture_venue_visits", 412000m, 0.09m, Spread.People),

        // Attraction of investment, chains.
        Flow("signed_projects", 62m, 0.06m, Spread.Alone) with { Swing = 0m, Items = ChainShares },
        Flow("signed_amount", 1260000m, 0.07m, Spread.Alone) with { Swing = 0.25m, Items = ChainShares },
        Flow("arrived_funds", 386000m, 0.105m, Spread.Business),
        Portion("outside_arrived_funds", "arrived_funds", 0.81m, Spread.Business),
        Flow("foreign_capital", 186m, 0.04m, Spread.Alone) with { Decimals = 2, Swing = 0.3m },
        Rate("signed_start_rate", 71.5m, 2.2m, 2.5m, Spread.Alone) with { Decimals = 1, Target = 75m },
        Flow("outreach_trips", 96m, 0.05m, Spread.Business) with { Swing = 0m },
        Flow("chain_output", 318000m, 0.094m, Spread.Alone) with { Items = ChainShares },
        Stock("chain_enterprises", 126m, 0.08m, Spread.Alone) with { Items = ChainShares, Swing = 0m },
        Stock("chain_projects", 48m, 0.1m, Spread.Alone) with { Items = ChainShares, Swing = 0m },
        Flow("special_bonds", 62000m, 0.08m, Spread.Alone, Season.Budget) with { Swing = 0.2m },
        Flow("central_budget_funds", 28400m, 0.06m, Spread.Alone, Season.Budget) with { Swing = 0.2m },

        // Clusters.
        Flow("cluster_output_value", 236000m, 0.108m, Spread.Fields, Season.Harvest) with { Items = ClusterShares },
        Stock("cluster_area", 286000m, 0.045m, Spread.Fields) with { Items = CropShares, Swing = 0m },
        Flow("cluster_yield", 486000m, 0.062m, Spread.Fields, Season.Harvest) with { Items = ClusterShares },
        Rate("cluster_processing_rate", 62m, 2.1m, 0.8m, Spread.Alone) with { Decimals = 1, Items = ClusterShares.ToDictionary(s => s.Key, s => 0.85m + (s.Value / 2)) },
        Stock("cluster_leading_firms", 68m, 0.08m, Spread.Fields) with { Items = ClusterShares, Swing = 0m },
        Stock("cluster_cooperatives", 324m, 0.06m, Spread.Fields) with { Items = ClusterShares, Swing = 0m },
        Stock("cluster_households", 21600m, 0.05m, Spread.Fields) with { Items = ClusterShares, Swing = 0m },
        Stock("cluster_cold_storage", 86000m, 0.12m, Spread.Fields) with { Items = ClusterShares, Swing = 0m },
        Flow("vegetable_yield", 412000m, 0.061m, Spread.Fields, Season.Harvest),
        Stock("cattle_stock", 86400m, 0.052m, Spread.Pastures) with { Swing = 0.01m },
        Stock("sheep_stock", 612000m, 0.043m, Spread.Pastures) with { Swing = 0.01m },
        Flow("cattle_sold", 31200m, 0.061m, Spread.Pastures),
        Flow("sheep_sold", 386000m, 0.049m, Spread.Pastures),
        Flow("meat_output", 18400m, 0.047m, Spread.Pastures),
        Flow("grain_area", 318000m, 0.008m, Spread.Fields, Season.Planting),
        Flow("grain_output", 98600m, 0.021m, Spread.Fields, Season.Harvest),

        // Ecology.
        new("good_air_days", Shape.Days, Spread.Alone) { Base = 3.4m },
        Ratio("good_air_rate", "good_air_days", null) with { Target = 95m },
        Rate("pm25", 22m, -0.8m, 2.2m, Spread.Alone) with { Decimals = 0, Range = (10m, 60m), Target = 25m },
        Rate("pm10", 54m, -1.5m, 4m, Spread.Alone) with { Decimals = 0, Range = (30m, 110m), Target = 60m },
        Rate("water_quality_rate", 99.2m, 0.4m, 1.2m, Spread.Alone) with { Decimals = 1, Target = 100m },
        Rate("drinking_water_rate", 100m, 0m, 0m, Spread.Alone) with { Decimals = 1, Target = 100m },
        Rate("sewage_treatment_rate", 96.2m, 0.6m, 0.3m, Spread.Alone) with { Decimals = 1, Target = 97m },
        Flow("afforestation", 42600m, 0.05m, Spread.Forests, Season.Planting),
        Flow("forest_tending", 18600m, 0.04m, Spread.Forests, Season.Planting),
        Stock("natural_forest", 862000m, 0m, Spread.Forests) with { Swing = 0m },
        Flow("grass_restoration", 36400m, 0.03m, Spread.Pastures, Season.Planting),
        Flow("soil_erosion_control", 38.6m, 0.06m, Spread.Forests, Season.Building) with { Decimals = 2 },
        Flow("river_patrols", 18600m, 0.05m, Spread.People),
        Flow("river_problems", 326m, -0.06m, Spread.People) with { Swing = 0m },
        Flow("forest_patrols", 24800m, 0.06m, Spread.Forests),
        Flow("carbon_trade_volume", 38600m, 0.12m, Spread.Alone),
        Flow("carbon_trade_amount", 268m, 0.14m, Spread.Alone) with { Decimals = 1 },
        Rate("forest_coverage", 24.62m, 0.21m, 0.02m, Spread.Alone) with { Decimals = 2 },
        Rate("grass_coverage", 61.4m, 0.35m, 0.05m, Spread.Alone) with { Decimals = 2 },

        // Rural revitalisation.
        Stock("monitored_households", 1286m, -0.06m, Spread.People) with { Swing = 0.005m },
        Stock("monitored_people", 4820m, -0.06m, Spread.People) with { Swing = 0.005m },
        Portion("relieved_households", "monitored_households", 0.76m, Spread.People) with { Swing = 0.02m },
        Portion("relieved_people", "monitored_people", 0.76m, Spread.People) with { Swing = 0.02m },
        Flow("household_support_funds", 4260m, 0.04m, Spread.People) with { Decimals = 1 },
        Flow("household_support_households", 6820m, 0.03m, Spread.People),
        Stock("poverty_relief_labor", 14600m, 0.015m, Spread.People),
        Flow("labor_transfer", 42800m, 0.012m, Spread.People, Season.Budget),
        Flow("labor_income", 112000m, 0.06m, Spread.People, Season.Budget),
        Flow("relocated_households", 684m, 0.03m, Spread.People, Season.Building),
        Flow("quake_houses", 2140m, -0.04m, Spread.People, Season.Building),
        Flow("toilets_renovated", 1860m, -0.05m, Spread.People, Season.Building),
        Stock("clean_villages", 98m, 0.09m, Spread.People) with { Swing = 0m },
        Stock("beautiful_villages", 26m, 0.22m, Spread.People) with { Swing = 0m },
        Flow("rural_roads", 128.6m, 0.05m, Spread.People, Season.Building) with { Decimals = 1 },
        Flow("standard_farmland", 38000m, 0.04m, Spread.Fields, Season.Building),
        Stock("microcredit_balance", 21800m, -0.05m, Spread.People),
        Flow("linkage_funds", 31200m, 0.02m, Spread.People, Season.Budget),
        Flow("consumption_assistance", 7860m, 0.08m, Spread.People),

        // Livelihood.
        Flow("urban_new_jobs", 2860m, 0.012m, Spread.People),
        Flow("reemployed", 1120m, 0.01m, Spread.People),
        Flow("skills_training", 4620m, 0.03m, Spread.People),
        Stock("medical_insured", 172400m, 0.002m, Spread.People) with { Swing = 0m },
        Rate("medical_insured_rate", 96.4m, 0.3m, 0.2m, Spread.Alone) with { Decimals = 1, Target = 96m },
        Flow("medical_fund_expenditure", 14600m, 0.05m, Spread.Alone),
        Stock("low_income_urban", 1860m, -0.05m, Spread.People) with { Swing = 0.005m },
        Stock("low_income_rural", 9640m, -0.03m, Spread.People) with { Swing = 0.005m },
        Flow("low_income_funds", 5260m, 0.02m, Spread.People) with { Decimals = 1 },
        Stock("extreme_poor", 862m, -0.01m, Spread.People) with { Swing = 0.004m },
        Flow("temporary_aid", 3420m, 0.02m, Spread.People),
        Stock("elderly_beds", 1260m, 0.07m, Spread.Alone) with { Swing = 0m },
        Flow("elderly_care", 38600m, 0.09m, Spread.People),
        Flow("children_care", 21400m, 0.08m, Spread.People),
        Flow("hardship_care", 16800m, 0.06m, Spread.People),
        Rate("preschool_rate", 94.6m, 0.7m, 0.1m, Spread.Alone) with { Decimals = 1 },
        Rate("compulsory_retention_rate", 98.2m, 0.4m, 0.1m, Spread.Alone) with { Decimals = 1, Range = (0m, 110m) },
        Flow("new_school_places", 1240m, 0.05m, Spread.Alone, Season.Budget),
        Flow("student_aid", 12600m, 0.02m, Spread.Alone),
        Flow("old_communities", 14m, 0.05m, Spread.Alone, Season.Building) with { Swing = 0m },
        Flow("affordable_housing", 420m, 0.06m, Spread.Alone, Season.Building),
        Rate("county_treatment_rate", 88.2m, 0.9m, 0.5m, Spread.Alone) with { Decimals = 1 },
        Rate("family_doctor_rate", 72.4m, 1.8m, 0.3m, Spread.Alone) with { Decimals = 1 },
        Flow("health_visits", 812000m, 0.04m, Spread.People),

        // Business environment.
        Flow("enterprise_visits", 3860m, 0.09m, Spread.Business),
        Flow("enterprise_problems_raised", 1420m, 0.05m, Spread.Business),
        Portion("enterprise_problems_solved", "enterprise_problems_raised", 0.94m, Spread.Business) with { Swing = 0.03m },
        Ratio("enterprise_problem_rate", "enterprise_problems_solved", "enterprise_problems_raised") with { Target = 95m },
        Flow("tax_cuts", 12600m, 0.03m, Spread.Business) with { Swing = 0.08m },
        Stock("market_entities", 14860m, 0.062m, Spread.Business) with { Swing = 0.001m },
        Portion("market_enterprises", "market_entities", 0.24m, Spread.Business) with { Swing = 0.001m },
        Flow("new_market_entities", 1860m, 0.05m, Spread.Business),
        Portion("new_market_enterprises", "new_market_entities", 0.27m, Spread.Business),
        Stock("inclusive_loans", 126000m, 0.14m, Spread.Alone),
        Flow("financing_matched", 86000m, 0.1m, Spread.Alone) with { Swing = 0.1m },
        Stock("guarantee_balance", 38600m, 0.09m, Spread.Alone),
        Rate("approval_days", 4.6m, -0.6m, 0.2m, Spread.Alone) with { Decimals = 1, Range = (1m, 10m) },
        Rate("online_service_rate", 93.4m, 1.4m, 0.4m, Spread.Alone) with { Decimals = 1, Target = 97m },
        Rate("service_satisfaction", 98.1m, 0.3m, 0.2m, Spread.Alone) with { Decimals = 1, Target = 98m },

        // Governance and conduct, public initiative.
        Flow("mediation_cases", 4260m, -0.02m, Spread.People),
        Portion("mediation_solved", "mediation_cases", 0.97m, Spread.People) with { Swing = 0.02m },
        Stock("model_villages", 148m, 0.09m, Spread.Alone) with { Items = ModelShares, Swing = 0m },
        Flow("model_cases", 6420m, 0.08m, Spread.Alone) with { Items = ModelShares },
        Flow("petitions", 862m, -0.06m, Spread.Alone),
        Rate("petition_rate", 96.8m, 0.8m, 0.6m, Spread.Alone) with { Decimals = 1, Target = 98m },
        Flow("hotline_requests", 12600m, 0.04m, Spread.Alone),
        Rate("hotline_rate", 97.2m, 0.5m, 0.5m, Spread.Alone) with { Decimals = 1 },
        Flow("hazards_found", 6240m, 0.02m, Spread.People),
        Portion("hazards_fixed", "hazards_found", 0.97m, Spread.People) with { Swing = 0.02m },
        Flow("conduct_problems", 486m, 0.02m, Spread.People) with { Swing = 0m },
        Portion("conduct_rectified", "conduct_problems", 0.95m, Spread.People) with { Swing = 0.04m },
        Portion("conduct_people", "conduct_problems", 0.4m, Spread.People) with { Swing = 0.05m },
        Flow("tolerance_cases", 14m, 0.1m, Spread.Alone) with { Swing = 0m },
        Flow("clarification_cases", 22m, 0.1m, Spread.Alone) with { Swing = 0m },
        Flow("cadre_training", 8620m, 0.05m, Spread.People),
        Flow("cadre_training_sessions", 64m, 0.04m, Spread.Alone) with { Swing = 0m },
        Flow("suggestions_received", 5260m, 0.08m, Spread.People),
        Portion("suggestions_adopted", "suggestions_received", 0.62m, Spread.People) with { Swing = 0.05m },
        Portion("suggestions_practiced", "suggestions_adopted", 0.55m, Spread.People) with { Swing = 0.05m },
        Flow("household_visits", 86400m, 0.05m, Spread.People),

        // Assessment.
        Sum("assessment_score"),
        Rate("score_economy", 90m, 0.5m, 3.2m, AssessmentWeights(25, 15)) with { Decimals = 2 },
        Rate("score_project", 91m, 0.5m, 3.2m, AssessmentWeights(20, 15)) with { Decimals = 2 },
        Rate("score_ecology", 93m, 0.5m, 3.2m, AssessmentWeights(15, 30)) with { Decimals = 2 },
        Rate("score_livelihood", 92m, 0.5m, 3.2m, AssessmentWeights(25, 25)) with { Decimals = 2 },
        Rate("score_conduct", 92m, 0.5m, 3.2m, AssessmentWeights(15, 15)) with { Decimals = 2 },
    ];

    private static Profile Flow(string indicator, decimal yearly, decimal growth, IReadOnlyDictionary<string, decimal> areas, IReadOnlyList<int>? season = null) =>
        new(indicator, Shape.Flow, areas) { Base = yearly, Growth = growth, Season = season ?? Season.Even };

    private static Profile Stock(string indicator, decimal level, decimal growth, IReadOnlyDictionary<string, decimal> areas) =>
        new(indicator, Shape.Stock, areas) { Base = level, Growth = growth, Swing = 0.004m };

    private static Profile Rate(string indicator, decimal level, decimal drift, decimal swing, IReadOnlyDictionary<string, decimal> areas) =>
        new(indicator, Shape.Rate, areas) { Base = level, Growth = drift, Swing = swing };

    private static Profile Portion(string indicator, string whole, decimal fraction, IReadOnlyDictionary<string, decimal> areas) =>
        new(indicator, Shape.Portion, areas) { Whole = whole, Base = fraction };

    private static Profile Ratio(string indicator, string part, string? whole) =>
        new(indicator, Shape.Ratio, Spread.Alone) { Part = part, Whole = whole };

    private static Profile Sum(string indicator) => new(indicator, Shape.Sum, Spread.Alone);
}
